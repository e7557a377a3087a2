package no.nov.hub.intake.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.platform.message.Json;

/** So much of a consignment as Kafka has in a moment, also where its disk is slow. */
record Portion(String origin, int number, List<Rejection> refused, ToInbox sound, long bytes) {

  static final long MOST_BYTES = 256 << 10;
  static final int MOST_RECORDS = 500;

  static List<Portion> of(Consignment consignment) {
    List<Portion> portions = new ArrayList<>();
    Filling filling = new Filling(consignment.origin(), consignment.participant());
    for (Rejection rejection : consignment.refused()) {
      filling = filling.with(portions, rejection.bytes());
      filling.refused.add(rejection);
    }
    for (ToInbox.Item item : consignment.sound()) {
      filling = filling.with(portions, item.bytes());
      filling.sound.add(item);
    }
    if (!filling.isEmpty()) {
      portions.add(filling.portion(portions.size()));
    }
    return portions;
  }

  /** Tells it from every other, and is the same when the same is read again. */
  String hash() {
    Stream<String> parts =
        Stream.concat(
            refused.stream().map(Portion::hash),
            sound.items().stream().map(ToInbox.Item::body).map(Json::sha256));
    return Json.sha256(
        String.join("\n", origin, Integer.toString(number), sound.participant())
            + "\n"
            + String.join("\n", parts.toList()));
  }

  /** With the reasons, since what is wrong may change while the content does not. */
  private static String hash(Rejection rejection) {
    return rejection.id() + Json.sha256(Json.MAPPER.writeValueAsBytes(rejection.reasons()));
  }

  private static final class Filling {

    private final String origin;
    private final String participant;
    private final List<Rejection> refused = new ArrayList<>();
    private final List<ToInbox.Item> sound = new ArrayList<>();
    private long bytes;

    Filling(String origin, String participant) {
      this.origin = origin;
      this.participant = participant;
    }

    /** This one, or the next one where so much more has no room in it. */
    Filling with(List<Portion> full, long more) {
      boolean hasRoom =
          isEmpty() || bytes + more <= MOST_BYTES && refused.size() + sound.size() < MOST_RECORDS;
      Filling next = this;
      if (!hasRoom) {
        full.add(portion(full.size()));
        next = new Filling(origin, participant);
      }
      next.bytes += more;
      return next;
    }

    boolean isEmpty() {
      return refused.isEmpty() && sound.isEmpty();
    }

    Portion portion(int number) {
      return new Portion(origin, number, refused, new ToInbox(participant, sound), bytes);
    }
  }
}
