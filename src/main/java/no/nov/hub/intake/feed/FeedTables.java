package no.nov.hub.intake.feed;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.feed.FeedState.Failure;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is known of each feed, and whose turn it is. A feed is claimed by moving its next fetch
 * ahead, which only one instance can do; should that instance die, the time comes by itself.
 */
@Repository
class FeedTables {

  private static final Logger LOG = LoggerFactory.getLogger(FeedTables.class);

  /** Beyond the longest fetch, for what comes after it; Kafka has ten seconds to answer. */
  private static final Duration FOR_THE_REST = Duration.ofMinutes(2);

  static final Duration USUAL = Duration.ofMinutes(15);

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final Feeds feeds;
  private final Participants participants;
  private final Duration lease;
  private final Clock clock;
  private final AuditLog auditLog;

  FeedTables(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Feeds feeds,
      Participants participants,
      FeedLimits limits,
      Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.feeds = feeds;
    this.participants = participants;
    feeds.misfits(participants).refuse();
    this.lease = limits.totalTimeout().plus(FOR_THE_REST);
    this.clock = clock;
    this.auditLog = new AuditLog(jdbc, clock);
    follow();
    feeds.all().forEach(this::register);
  }

  /** Those that came with participants are not in the settings. */
  private void follow() {
    feeds.follow(
        jdbc.query(
            "SELECT participant, url, name FROM kept.participant_feed ORDER BY participant, name",
            (row, n) ->
                new Feed(row.getString(1), row.getString(2), row.getString(3), USUAL, false)));
  }

  /** In the caller's transaction. */
  void add(Feed feed) {
    jdbc.update(
        "INSERT INTO kept.participant_feed (participant, name, url) VALUES (?, ?, ?)",
        feed.participant(),
        feed.name(),
        feed.url());
    register(feed);
  }

  private void register(Feed feed) {
    try {
      jdbc.update(
          """
          INSERT INTO kept.feed (feed_id, next_poll_at, events, failures, told)
          SELECT CAST(? AS VARCHAR(32)), CAST(? AS TIMESTAMP WITH TIME ZONE), 0, 0, FALSE
          WHERE NOT EXISTS (SELECT 1 FROM kept.feed WHERE feed_id = ?)
          """,
          feed.id(),
          utc(clock.instant()),
          feed.id());
    } catch (DuplicateKeyException e) {
      LOG.debug("Another instance has registered {} at the same moment", feed);
    }
  }

  boolean anyDue() {
    return nextDue().isPresent();
  }

  private Optional<Feed> nextDue() {
    follow();
    if (feeds.all().isEmpty()) {
      return Optional.empty();
    }
    return jdbc
        .queryForList(
            "SELECT feed_id FROM kept.feed WHERE next_poll_at <= ? ORDER BY next_poll_at",
            String.class,
            utc(clock.instant()))
        .stream()
        .flatMap(id -> feeds.find(id).stream())
        .filter(feed -> participants.isOpen(feed.participant()))
        .findFirst();
  }

  /** Empty if nothing is due, or another instance was faster. */
  Optional<Claim> claimDue() {
    return nextDue().flatMap(this::claim);
  }

  private Optional<Claim> claim(Feed feed) {
    UUID token = UUID.randomUUID();
    Instant now = clock.instant();
    int claimed =
        jdbc.update(
            "UPDATE kept.feed SET claim = ?, next_poll_at = ? WHERE feed_id = ? AND next_poll_at <= ?",
            token,
            utc(now.plus(lease)),
            feed.id(),
            utc(now));
    return claimed == 0
        ? Optional.empty()
        : Optional.of(new Claim(feed, token, states().get(feed.id())));
  }

  /** By feed. */
  Map<String, FeedState> states() {
    Map<String, FeedState> states = new HashMap<>();
    jdbc.query(
        "SELECT * FROM kept.feed",
        row -> {
          states.put(row.getString("feed_id"), state(row));
        });
    return states;
  }

  List<KnownEvent> known(Feed feed) {
    return jdbc.query(
        "SELECT * FROM kept.feed_event WHERE feed_id = ?",
        (row, n) -> FeedRows.event(row),
        feed.id());
  }

  /** Those of whose faults their owner was told. */
  List<KnownEvent> faulty(Feed feed) {
    return jdbc.query(
        "SELECT * FROM kept.feed_event WHERE feed_id = ? AND refused IS NOT NULL",
        (row, n) -> FeedRows.event(row),
        feed.id());
  }

  /** By feed, the events that stand and are missing from it. */
  Map<String, List<KnownEvent>> missing() {
    Map<String, List<KnownEvent>> missing = new HashMap<>();
    jdbc.query(
        """
        SELECT * FROM kept.feed_event
        WHERE missing_since IS NOT NULL AND fingerprint IS NOT NULL AND cancelled = FALSE AND starts_at > ?
        ORDER BY starts_at, event_id
        """,
        row -> {
          missing
              .computeIfAbsent(row.getString("feed_id"), id -> new ArrayList<>())
              .add(FeedRows.event(row));
        },
        utc(clock.instant()));
    return missing;
  }

  /**
   * Notes what is about to be submitted. Until Kafka has it, it is not known what the inbox holds,
   * so the whole calendar is asked for next time, whatever the server says of changes.
   *
   * @return false if another instance has taken over, and nothing may be submitted
   */
  boolean intend(Claim claim, Changes changes) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Instant until = clock.instant().plus(lease);
              int holds =
                  changes.submissions().isEmpty()
                      ? jdbc.update(
                          "UPDATE kept.feed SET next_poll_at = ? WHERE feed_id = ? AND claim = ?",
                          utc(until),
                          claim.feed().id(),
                          claim.token())
                      : jdbc.update(
                          """
                          UPDATE kept.feed SET next_poll_at = ?, etag = NULL, last_modified = NULL
                          WHERE feed_id = ? AND claim = ?
                          """,
                          utc(until),
                          claim.feed().id(),
                          claim.token());
              if (holds > 0) {
                save(claim.feed(), changes.intended());
              }
              return holds > 0;
            }));
  }

  /**
   * @return false if another instance has taken over and knows better
   */
  boolean remember(Claim claim, FeedState state, Instant nextPoll, Changes changes) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              boolean holds = update(claim, state, nextPoll) > 0;
              if (holds) {
                save(claim.feed(), changes.remembered());
                forget(claim.feed(), changes.forgotten());
              }
              return holds;
            }));
  }

  private int update(Claim claim, FeedState state, Instant nextPoll) {
    Optional<Failure> failure = Optional.ofNullable(state.failure());
    return jdbc.update(
        """
        UPDATE kept.feed SET next_poll_at = ?, claim = NULL, source = ?, etag = ?, last_modified = ?, read_at = ?,
          fetched_at = ?, events = ?, latest_start = ?, held_since = ?, failing_since = ?, failures = ?,
          problem = ?, problem_nb = ?, problem_en = ?, told = ?
        WHERE feed_id = ? AND claim = ?
        """,
        utc(nextPoll),
        state.source(),
        state.marks().etag(),
        state.marks().lastModified(),
        utc(state.readAt()),
        utc(state.fetchedAt()),
        state.events(),
        utc(state.latestStart()),
        utc(state.heldSince()),
        utc(failure.map(Failure::since).orElse(null)),
        failure.map(Failure::times).orElse(0),
        failure.map(f -> f.problem().code()).orElse(null),
        failure.map(f -> f.problem().text().nb()).orElse(null),
        failure.map(f -> f.problem().text().en()).orElse(null),
        failure.map(Failure::told).orElse(false),
        claim.feed().id(),
        claim.token());
  }

  private void save(Feed feed, List<KnownEvent> events) {
    FeedRows.save(upserts, feed, events);
  }

  private void forget(Feed feed, List<String> eventIds) {
    jdbc.batchUpdate(
        "DELETE FROM kept.feed_event WHERE feed_id = ? AND event_id = ?",
        eventIds.stream().map(id -> new Object[] {feed.id(), id}).toList());
  }

  /**
   * Notes that what is missing from a feed, and waits, is cancelled.
   *
   * @param by who says so, for the audit
   * @return how many; 0 if none waits
   */
  int confirmVanished(Feed feed, Actor by) {
    Integer confirmed =
        transactions.execute(
            status -> {
              int rows = confirm(feed);
              if (rows > 0) {
                fetchSoon(feed);
                auditLog.note(by, "vanished events confirmed", feed.id());
              }
              return rows;
            });
    return confirmed == null ? 0 : confirmed;
  }

  private int confirm(Feed feed) {
    return jdbc.update(
        """
        UPDATE kept.feed_event SET confirmed = TRUE
        WHERE feed_id = ? AND missing_since IS NOT NULL AND fingerprint IS NOT NULL AND cancelled = FALSE
          AND confirmed = FALSE AND starts_at > ?
          AND EXISTS (SELECT 1 FROM kept.feed f WHERE f.feed_id = ? AND f.held_since IS NOT NULL)
        """,
        feed.id(),
        utc(clock.instant()),
        feed.id());
  }

  private void fetchSoon(Feed feed) {
    jdbc.update(
        "UPDATE kept.feed SET next_poll_at = ? WHERE feed_id = ? AND claim IS NULL",
        utc(clock.instant()),
        feed.id());
  }

  private static FeedState state(ResultSet row) throws SQLException {
    Instant failingSince = instant(row, "failing_since");
    Failure failure =
        failingSince == null
            ? null
            : new Failure(
                failingSince,
                row.getInt("failures"),
                new FeedProblem(
                    row.getString("problem"),
                    new Text(row.getString("problem_nb"), row.getString("problem_en"))),
                row.getBoolean("told"));
    return new FeedState(
        row.getString("source"),
        new Marks(row.getString("etag"), row.getString("last_modified")),
        instant(row, "read_at"),
        instant(row, "fetched_at"),
        row.getInt("events"),
        instant(row, "latest_start"),
        instant(row, "held_since"),
        failure);
  }
}
