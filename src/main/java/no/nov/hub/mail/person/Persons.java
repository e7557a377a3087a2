package no.nov.hub.mail.person;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.mail.person.StoredMails.Unreachable;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out and erases what all subjects keep about one person. */
@Component
class Persons {

  private static final Logger LOG = LoggerFactory.getLogger(Persons.class);
  private static final String MAILBOX = "mailbox";

  /** Who it was is not for an audit that stays. */
  private static final String ONE = "one person";

  private final List<PersonalData> subjects;
  private final StoredMails mails;
  private final ErasureTables erasureTables;
  private final ErasureTopic topic;
  private final TransactionTemplate transactions;
  private final AuditLog auditLog;
  private final Clock clock;

  Persons(
      List<PersonalData> subjects,
      StoredMails mails,
      ErasureTables erasureTables,
      ErasureTopic topic,
      TransactionTemplate transactions,
      AuditLog auditLog,
      Clock clock) {
    this.subjects = subjects;
    this.mails = mails;
    this.erasureTables = erasureTables;
    this.topic = topic;
    this.transactions = transactions;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /**
   * @param entries by subject; one without entries is left out
   * @param mailboxRead false if the mailbox could not be read now
   */
  record Export(
      String address,
      Instant at,
      Map<String, List<Map<String, Object>>> entries,
      boolean mailboxRead) {}

  /**
   * @param erased how many entries, by subject
   * @param mailboxRead false if the mailbox could not be read now, so that it is to be done again
   */
  record Erased(Map<String, Integer> erased, boolean mailboxRead) {}

  Export export(String address, Actor operator) {
    Map<String, List<Map<String, Object>>> entries = new LinkedHashMap<>();
    subjects.forEach(subject -> entries.put(subject.name(), subject.about(address)));
    boolean read = true;
    try {
      entries.put(MAILBOX, mails.about(address));
    } catch (Unreachable e) {
      LOG.warn("The mailbox could not be read for an export", e);
      read = false;
    }
    entries.values().removeIf(List::isEmpty);
    auditLog.note(operator, "person exported", ONE);
    return new Export(address, clock.instant(), entries, read);
  }

  List<Reason> hindrances(String address) {
    return subjects.stream().flatMap(subject -> subject.hindrances(address).stream()).toList();
  }

  /**
   * The topic is told near the end of the transaction: where Kafka is out nothing is erased, and
   * what Kafka has is erased even if the commit fails.
   */
  Erased erase(String address, Actor operator) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String hash = ErasureTables.hash(address);
    Map<String, Integer> erased =
        transactions.execute(
            status -> {
              Map<String, Integer> counts = erase(address, hash, at);
              topic.tell(hash, at);
              auditLog.note(operator, "person erased", ONE); // While Kafka waits others note too.
              return counts;
            });
    boolean read = true;
    try {
      erased.put(MAILBOX, mails.erase(address));
    } catch (Unreachable e) {
      LOG.warn("The mailbox could not be read for an erasure", e);
      read = false;
    }
    erased.values().removeIf(count -> count == 0);
    return new Erased(erased, read);
  }

  /** As the topic tells it, which is so again after an older copy was restored. */
  void eraseAgain(String hash, Instant at) {
    erasureTables.remember(hash, at);
    Optional<String> address =
        subjects.stream()
            .flatMap(subject -> subject.addresses().stream())
            .filter(each -> ErasureTables.hash(each).equals(hash))
            .findFirst();
    address.ifPresent(found -> erase(found, hash, at));
  }

  private Map<String, Integer> erase(String address, String hash, Instant at) {
    erasureTables.remember(hash, at);
    Erasure erasure =
        new Erasure(
            address,
            gathered(subject -> subject.names(address)),
            gathered(subject -> subject.abouts(address)),
            Erasure.newMark(),
            at);
    Map<String, Integer> counts = new LinkedHashMap<>();
    subjects.forEach(subject -> counts.put(subject.name(), subject.erase(erasure)));
    return counts;
  }

  private Set<String> gathered(Function<PersonalData, Set<String>> what) {
    return subjects.stream()
        .map(what)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
