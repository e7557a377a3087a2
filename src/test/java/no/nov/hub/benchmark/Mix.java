package no.nov.hub.benchmark;

import java.time.LocalDate;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;

/** Four counts, three events and three positions in ten, of the six associations in turn. */
final class Mix {

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final int ASSOCIATIONS = 6;

  /** Every other pair of rounds, so that each sender and each type uses both ways. */
  static boolean overHttp(int i) {
    return i / 60 % 2 == 0 ? i % 2 == 0 : i % 2 == 1;
  }

  static String sender(int i) {
    return Participants.IDS.get(i % ASSOCIATIONS);
  }

  static boolean isCount(int i) {
    return i % 10 < 4;
  }

  Envelope message(int i) {
    String sender = sender(i);
    String id = "m-" + i;
    if (isCount(i)) {
      return Messages.count(sender, id, FIRST.plusDays(i / 6).toString(), 1000 + i % 50);
    }
    if (i % 10 < 7) {
      return Messages.from(
          sender,
          Types.EVENT_PUBLISHED,
          id,
          "{'organiser':'%s','eventId':'e-%d','title':'Frokostmøte om samferdsel','start':'%sT08:00','theme':'samferdsel','venue':{'municipality':'3301'}}"
              .formatted(sender, i, LocalDate.of(2027, 1, 1).plusDays(i % 365)));
    }
    return Messages.from(
        sender,
        Types.POSITION_ADOPTED,
        id,
        "{'association':'%s','issue':{'id':'sak-%d','title':'Ny bru'},'stance':'for','theme':'samferdsel'}"
            .formatted(sender, i / 60));
  }
}
