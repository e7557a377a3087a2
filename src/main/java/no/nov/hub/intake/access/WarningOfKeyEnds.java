package no.nov.hub.intake.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.transport.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells those who have a key two weeks and three days before it works no more, each time once. */
@Component("warningOfKeyEnds")
class WarningOfKeyEnds {

  /** The last one first. */
  private static final List<Duration> BEFORE = List.of(Duration.ofDays(3), Duration.ofDays(14));

  private final KeyTables tables;
  private final KeyMail mail;
  private final DueWork dueWork;
  private final Clock clock;

  WarningOfKeyEnds(KeyTables tables, KeyMail mail, TransactionTemplate transactions, Clock clock) {
    this.tables = tables;
    this.mail = mail;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
  }

  /** A warning that is due. */
  private record Warning(Keys.Listed key, Duration before) {

    @Override
    public String toString() {
      return "key " + key.keyId();
    }
  }

  /** Called by the route, whose next round tries again what failed. */
  public void warn() {
    Instant now = clock.instant();
    Duration earliest = BEFORE.get(BEFORE.size() - 1);
    List<Warning> due =
        tables.endingWithin(now, now.plus(earliest)).stream()
            .map(key -> new Warning(key, latest(key, now)))
            .toList();
    dueWork.oneByOne(due, warning -> warn(warning, now), (warning, later) -> {});
  }

  private void warn(Warning warning, Instant now) {
    Keys.Listed key = warning.key();
    if (tables.claimWarning(key.keyId(), key.expiresAt().minus(warning.before()), now)
        && !mail.warn(key, warning.before().toDays(), tables.isReplaced(key.keyId()))) {
      tables.takeBackWarning(key.keyId());
    }
  }

  /** However long the hub stood still, there is one warning: the last of those whose time came. */
  private static Duration latest(Keys.Listed key, Instant now) {
    return BEFORE.stream()
        .filter(before -> !now.isBefore(key.expiresAt().minus(before)))
        .findFirst()
        .orElseThrow();
  }
}
