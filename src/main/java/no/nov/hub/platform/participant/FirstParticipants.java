package no.nov.hub.platform.participant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first start takes the participants from the settings. Later the database knows better, and
 * the log says once what in the settings nobody reads any more.
 */
@Component
class FirstParticipants {

  private static final Logger LOG = LoggerFactory.getLogger(FirstParticipants.class);

  private final ParticipantTables tables;
  private final TransactionTemplate transactions;
  private final Clock clock;

  FirstParticipants(ParticipantTables tables, TransactionTemplate transactions, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
  }

  List<KnownParticipant> known(ParticipantSettings settings) {
    List<KnownParticipant> known = tables.all();
    if (known.isEmpty()) {
      seed(settings);
      return tables.all();
    }
    tellUnread(settings, known);
    return known;
  }

  private void seed(ParticipantSettings settings) {
    Instant now = clock.instant();
    try {
      transactions.executeWithoutResult(
          status -> {
            settings.participants().stream()
                .map(KnownParticipant::ofSettings)
                .forEach(participant -> tables.add(participant, now));
            tables.noteSettings(hash(settings), now);
          });
    } catch (DuplicateKeyException e) {
      LOG.debug("Another instance had its first start at the same moment");
    }
  }

  private void tellUnread(ParticipantSettings settings, List<KnownParticipant> known) {
    List<String> unread = unread(settings, known);
    if (isNew(settings) && !unread.isEmpty()) {
      String keys = String.join(", ", unread);
      LOG.warn(
          "Innstillingene {} leses ikke lenger: deltakerne står i databasen siden første start. Endre dem på /deltakere eller med «./hub participants»"
              + " | The settings {} are not read any more: since the first start the participants are in the database. Change them at /deltakere or with './hub participants'",
          keys,
          keys);
    }
  }

  private boolean isNew(ParticipantSettings settings) {
    try {
      return tables.noteSettings(hash(settings), clock.instant());
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Those that say something else than the database. */
  private static List<String> unread(ParticipantSettings settings, List<KnownParticipant> known) {
    List<String> unread = new ArrayList<>();
    List<Participant> participants = settings.participants();
    for (int i = 0; i < participants.size(); i++) {
      Participant set = participants.get(i);
      boolean same =
          known.stream().anyMatch(each -> each.isPresent() && each.participant().equals(set));
      if (!same) {
        unread.add("hub.participants[%d] (%s)".formatted(i, set.id()));
      }
    }
    known.stream()
        .filter(each -> each.addedOn() == null && each.isPresent())
        .filter(each -> settings.find(each.id()).isEmpty())
        .forEach(each -> unread.add("hub.participants (%s)".formatted(each.id())));
    return unread;
  }

  private static String hash(ParticipantSettings settings) {
    return Json.sha256(settings.text());
  }
}
