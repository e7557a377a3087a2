package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.Delivery.Cause;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.platform.transport.KafkaSettings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which instance sends which letter. A letter is claimed before it is sent, in a short transaction
 * that passes over what another instance is claiming; who claims a letter moves the time it is due
 * ahead, so that it is sent by another, with the same bytes, should this one die.
 */
@Repository
class ClaimTables {

  /** Longer than one letter takes at the worst; whoever has little of it left does not begin. */
  static final Duration LEASE = Duration.ofMinutes(15);

  static final Duration PATIENCE = Duration.ofDays(2);

  private static final List<byte[]> MISSING = Collections.singletonList(null);

  private static final long MOST_BYTES_AT_ONCE = 16L << 20;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final FailedLetters failedLetters;
  private final TailTables tailTables;
  private final MailSettings settings;
  private final List<Duration> pauses;
  private final String instance;

  ClaimTables(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      FailedLetters failedLetters,
      MailSettings settings,
      SmtpSettings smtp,
      KafkaSettings instance) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.failedLetters = failedLetters;
    this.tailTables = new TailTables(jdbc);
    this.settings = settings;
    this.pauses = smtp.pauses();
    this.instance = instance.instance();
  }

  /** One row that is due. */
  private record Due(
      String id,
      Letter.Kind kind,
      String recipient,
      String token,
      boolean wasTaken,
      Instant latest,
      long size,
      String tail) {}

  /**
   * What this instance had claimed when it ended the last time need not wait for the time to run
   * out.
   */
  void resume() {
    jdbc.update(
        "UPDATE kept.outbox SET due_at = ? WHERE state = 'claimed' AND claimed_by = ? AND due_at IS NOT NULL",
        now(),
        instance);
  }

  boolean anyDue() {
    return !jdbc.queryForList(
            "SELECT 1 FROM kept.outbox WHERE due_at <= ? LIMIT 1", Integer.class, now())
        .isEmpty();
  }

  /**
   * @param most letters
   * @return those to send now; empty if none is due, or another instance was faster
   */
  List<OutgoingLetter> claim(int most) {
    Instant until = clock.instant().plus(LEASE);
    List<Due> claimed =
        transactions.execute(
            transaction -> {
              List<Due> due = whatIsToGo(lock(most));
              mark(due, until);
              return due;
            });
    return letters(claimed, until);
  }

  /** H2 would lock every letter that is due, not only the first, so these are looked up before. */
  private List<Due> lock(int most) {
    List<String> next =
        jdbc.queryForList(
            "SELECT message_id FROM kept.outbox WHERE due_at <= ? ORDER BY due_at LIMIT ?",
            String.class,
            now(),
            most);
    List<Due> due =
        jdbc.query(
            connection -> {
              var query =
                  connection.prepareStatement(
                      """
                      SELECT message_id, kind, recipient, token, state, latest, size, tail FROM kept.outbox
                      WHERE message_id = ANY(CAST(? AS VARCHAR(200) ARRAY)) AND due_at <= ? FOR UPDATE SKIP LOCKED
                      """);
              query.setArray(1, connection.createArrayOf("varchar", next.toArray()));
              query.setObject(2, now());
              return query;
            },
            (row, n) ->
                new Due(
                    row.getString("message_id"),
                    Letter.Kind.valueOf(row.getString("kind")),
                    row.getString("recipient"),
                    row.getString("token"),
                    State.of(row.getString("state")) != State.QUEUED,
                    instant(row, "latest"),
                    row.getLong("size"),
                    row.getString("tail")));
    return withinMemory(due);
  }

  /** The others are left to the next round. */
  private List<Due> withinMemory(List<Due> due) {
    Map<String, Long> sizes =
        tailTables.sizes(due.stream().map(Due::tail).filter(t -> t != null).toList());
    Set<String> counted = new HashSet<>();
    List<Due> within = new ArrayList<>();
    long bytes = 0;
    for (Due each : due) {
      bytes += each.size();
      if (each.tail() != null && counted.add(each.tail())) {
        bytes += sizes.getOrDefault(each.tail(), 0L);
      }
      if (!within.isEmpty() && bytes > MOST_BYTES_AT_ONCE) {
        break;
      }
      within.add(each);
    }
    return within;
  }

  /** Ends those that are not to be sent. */
  private List<Due> whatIsToGo(List<Due> due) {
    if (due.isEmpty()) {
      return due;
    }
    Instant now = clock.instant();
    Set<String> held =
        failedLetters.held.among(due.stream().map(Due::recipient).distinct().toList());
    List<Due> toGo = new ArrayList<>();
    for (Due each : due) {
      if (each.wasTaken() && supersededMeanwhile(each.id())) {
        continue;
      }
      if (each.latest() != null && each.latest().isBefore(now)) {
        failedLetters.expire(List.of(each.id()));
      } else if (held.contains(each.recipient())) {
        failedLetters.bounce(each.id(), Cause.HELD, null, false);
      } else {
        toGo.add(each);
      }
    }
    return toGo;
  }

  private void mark(List<Due> due, Instant until) {
    if (due.isEmpty()) {
      return;
    }
    jdbc.update(
        connection -> {
          var update =
              connection.prepareStatement(
                  """
                  UPDATE kept.outbox SET state = 'claimed', state_at = ?, due_at = ?, claimed_by = ?,
                    trying_since = COALESCE(trying_since, ?)
                  WHERE message_id = ANY(CAST(? AS VARCHAR(200) ARRAY))
                  """);
          update.setObject(1, now());
          update.setObject(2, utc(until));
          update.setString(3, instance);
          update.setObject(4, now());
          update.setArray(
              5, connection.createArrayOf("varchar", due.stream().map(Due::id).toArray()));
          return update;
        });
  }

  private List<OutgoingLetter> letters(List<Due> claimed, Instant until) {
    if (claimed.isEmpty()) {
      return List.of();
    }
    Map<String, List<byte[]>> contents =
        tailTables.read(
            claimed.stream()
                .flatMap(each -> Stream.of(each.id(), each.tail()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return claimed.stream().map(each -> letter(each, contents, until)).toList();
  }

  private OutgoingLetter letter(Due due, Map<String, List<byte[]>> contents, Instant until) {
    List<byte[]> content = new ArrayList<>();
    content.addAll(contents.getOrDefault(due.id(), MISSING));
    if (due.tail() != null) {
      content.addAll(contents.getOrDefault(due.tail(), MISSING));
    }
    String sender = new HubAddress(HubAddress.Purpose.BOUNCE, due.token()).at(settings.address());
    return new OutgoingLetter(due.id(), due.kind(), due.recipient(), sender, until, content);
  }

  /** Does nothing if the letter is this instance's no more. */
  void settle(OutgoingLetter letter, Outcome outcome) {
    if (outcome instanceof Outcome.HandedOver) {
      handedOver(List.of(letter));
      return;
    }
    transactions.executeWithoutResult(
        transaction -> {
          Instant tryingSince = tryingSince(letter.id());
          if (tryingSince == null) {
            return;
          }
          if (outcome instanceof Outcome.Later later) {
            later(letter.id(), later.fault(), tryingSince);
          } else if (outcome instanceof Outcome.Never never) {
            count(letter.id());
            failedLetters.bounce(letter.id(), never.cause(), never.fault(), never.ofAddress());
          }
        });
  }

  /** Does nothing for those that are this instance's no more. */
  void handedOver(Collection<OutgoingLetter> letters) {
    Instant now = clock.instant();
    List<String> ids = letters.stream().map(OutgoingLetter::id).toList();
    transactions.executeWithoutResult(
        transaction -> {
          jdbc.update(
              """
              UPDATE kept.outbox
              SET state = 'handed_over', state_at = ?, handed_over_at = ?, attempts = attempts + 1, cause = NULL,
                fault = NULL, due_at = NULL, trying_since = NULL, claimed_by = NULL
              WHERE message_id = ANY(CAST(? AS VARCHAR(200) ARRAY)) AND state = 'claimed' AND claimed_by = ?
              """,
              utc(now),
              utc(now),
              ids.toArray(String[]::new),
              instance);
          tailTables.deleteWaysIn(ids);
          failedLetters.facts.note(ids, now);
        });
  }

  /** Null if the letter is this instance's no more. */
  private Instant tryingSince(String id) {
    return jdbc
        .query(
            "SELECT trying_since FROM kept.outbox WHERE message_id = ? AND state = 'claimed' AND claimed_by = ? FOR UPDATE",
            (row, n) -> instant(row, "trying_since"),
            id,
            instance)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private void count(String id) {
    jdbc.update("UPDATE kept.outbox SET attempts = attempts + 1 WHERE message_id = ?", id);
  }

  private void later(String id, String fault, Instant tryingSince) {
    count(id);
    if (supersededMeanwhile(id)) {
      return;
    }
    Instant end = tryingSince.plus(PATIENCE);
    if (!clock.instant().isBefore(end)) {
      failedLetters.bounce(id, Cause.GAVE_UP, fault, true);
      return;
    }
    int attempts =
        jdbc.queryForObject(
            "SELECT attempts FROM kept.outbox WHERE message_id = ?", Integer.class, id);
    Instant now = clock.instant();
    Instant next = now.plus(pause(attempts));
    delayed(id, fault, now, next.isBefore(end) ? next : end);
    failedLetters.facts.note(List.of(id), now);
  }

  private void delayed(String id, String fault, Instant now, Instant due) {
    jdbc.update(
        """
        UPDATE kept.outbox
        SET state = 'delayed', cause = 'later', fault = ?, state_at = ?, due_at = ?, claimed_by = NULL
        WHERE message_id = ?
        """,
        FailedLetters.shortened(fault),
        utc(now),
        utc(due),
        id);
  }

  private Duration pause(int attempts) {
    return pauses.get(Math.min(attempts, pauses.size()) - 1);
  }

  /**
   * Gives back what could not be tried: it counts as no attempt, and goes when the server is there
   * again. After two days it is given up all the same, so that somebody hears of it.
   */
  void release(Collection<OutgoingLetter> letters, String why) {
    transactions.executeWithoutResult(
        transaction -> {
          for (OutgoingLetter letter : letters) {
            Instant tryingSince = tryingSince(letter.id());
            if (tryingSince == null || supersededMeanwhile(letter.id())) {
              continue;
            }
            if (clock.instant().isBefore(tryingSince.plus(PATIENCE))) {
              delayed(letter.id(), why, clock.instant(), letter.kind().due(clock.instant()));
            } else {
              failedLetters.bounce(letter.id(), Cause.GAVE_UP, why, false);
            }
          }
        });
  }

  /** While a letter was claimed, another about the same may have come. */
  private boolean supersededMeanwhile(String id) {
    Instant now = clock.instant();
    boolean superseded =
        jdbc.update(
                """
                UPDATE kept.outbox o
                SET state = 'superseded', state_at = ?, due_at = NULL, trying_since = NULL, claimed_by = NULL
                WHERE message_id = ? AND kind IN (%1$s) AND EXISTS (
                  SELECT 1 FROM kept.outbox n
                  WHERE n.about = o.about AND n.recipient = o.recipient AND n.number > o.number AND n.kind IN (%1$s))
                """
                    .formatted(Outbox.KINDS_OF_ONE_THING),
                utc(now),
                id)
            > 0;
    if (superseded) {
      failedLetters.facts.note(List.of(id), now);
    }
    return superseded;
  }

  private java.time.OffsetDateTime now() {
    return utc(clock.instant());
  }
}
