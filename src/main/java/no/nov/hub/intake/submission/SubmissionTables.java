package no.nov.hub.intake.submission;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static no.nov.hub.intake.submission.Sent.Settlement.ACCEPTED;
import static no.nov.hub.intake.submission.Sent.Settlement.MENDED;
import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a participant can look up of its own submissions. */
@Repository
public class SubmissionTables {

  /** Bytes and reasons can hold personal data, so they go after this long. */
  private static final Duration REJECTIONS_KEPT = Duration.ofDays(30);

  private static final String COLUMNS =
      """
      SELECT r.rejection_id, r.participant, r.status, r.origin, r.reasons, r.attributes, r.complete,
             r.rejected_at, r.waits, s.settled_by, s.how, s.sent_at, d.done_at,
      """;

  private static final String FROM =
      """
      FROM projection.rejection r
      LEFT JOIN projection.settled_rejection s
        ON s.rejection_id = r.rejection_id AND s.participant = r.participant AND s.sent_at > r.sent_at
      LEFT JOIN kept.rejection_done d
        ON d.rejection_id = r.rejection_id AND d.participant = r.participant AND d.done_at >= r.rejected_at
      """;

  private static final String REJECTIONS = COLUMNS + "r.content\n" + FROM;

  private static final String THE_HUB = "hub";

  /** So many of one participant are counted, and no more. */
  public static final long MOST_COUNTED = 1000;

  /** A list for people shows no bytes, and a hundred large files would fill the memory. */
  private static final String WITHOUT_CONTENT = COLUMNS + "CAST(NULL AS BYTEA) AS content\n" + FROM;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final SettlementTables settlementTables;
  private final AuditLog auditLog;
  private final Clock clock;

  SubmissionTables(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      SettlementTables settlementTables,
      AuditLog auditLog,
      Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.settlementTables = settlementTables;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /**
   * @param complete false if the bytes were too many to keep
   * @param settled how it was settled, or null while it waits for its sender
   */
  public record Rejected(
      UUID id,
      String participant,
      SubmissionStatus status,
      String origin,
      JsonNode reasons,
      Map<String, String> attributes,
      byte[] content,
      boolean complete,
      Instant at,
      Settled settled) {

    /** The receipt of the accepted submission that mended or confirmed it, or null. */
    public UUID mendedBy() {
      boolean mended = settled != null && (settled.is(MENDED) || settled.is(ACCEPTED));
      return mended ? settled.by() : null;
    }
  }

  /**
   * @param how {@code mended} or confirmed by its id, the same {@code accepted} later, {@code
   *     replaced} by the same that was rejected or held later, or {@code done}, as its owner says
   *     or an edge sees
   * @param by the receipt or rejection of what was sent later; null if it is done
   */
  public record Settled(Instant at, String how, UUID by) {

    static final String DONE = "done";

    private boolean is(String other) {
      return how.equals(other);
    }
  }

  public Optional<JsonNode> receipt(UUID id, String participant) {
    return jdbc
        .query(
            "SELECT receipt FROM projection.receipt WHERE receipt_id = ? AND participant = ?",
            (row, n) -> json(row, 1),
            id,
            participant)
        .stream()
        .findFirst();
  }

  /** Those receipts that have been given already. */
  public Map<UUID, JsonNode> receipts(Collection<UUID> ids) {
    Map<UUID, JsonNode> receipts = new HashMap<>();
    jdbc.query(
        connection -> {
          PreparedStatement query =
              connection.prepareStatement(
                  "SELECT receipt_id, receipt FROM projection.receipt WHERE receipt_id = ANY(CAST(? AS UUID ARRAY))");
          query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
          return query;
        },
        row -> {
          receipts.put(uuid(row, 1), json(row, 2));
        });
    return receipts;
  }

  public Optional<Rejected> rejection(UUID id, String participant) {
    return jdbc
        .query(
            REJECTIONS + "WHERE r.rejection_id = ? AND r.participant = ?",
            REJECTED,
            id,
            participant)
        .stream()
        .findFirst();
  }

  /**
   * Newest first.
   *
   * @param settled whether those that are settled are wanted, or those that wait
   * @param limit exceeded by those of the same instant as the last, which the next question, for
   *     those before it, would pass over
   */
  public List<Rejected> rejections(String participant, boolean settled, int limit, Instant before) {
    return newestFirst(
        jdbc.query(
            WITHOUT_CONTENT
                + "WHERE r.participant = ? AND r.waits = ? AND r.rejected_at < ? "
                + "ORDER BY r.participant DESC, r.waits DESC, r.rejected_at DESC FETCH FIRST ? ROWS WITH TIES",
            REJECTED,
            participant,
            !settled,
            utc(before),
            limit));
  }

  /**
   * What waits, newest first and without content; for the page at the machine itself. The newest of
   * each come before the second newest of any, so that nobody's faults push out another's.
   */
  public List<Rejected> waiting(Collection<String> participants, int limit) {
    List<Rejected> found =
        ofEach(
            participants,
            "(%sWHERE r.participant = ? AND r.waits ORDER BY r.participant DESC, r.waits DESC, r.rejected_at DESC FETCH FIRST %d ROWS WITH TIES)"
                .formatted(WITHOUT_CONTENT, limit),
            REJECTED);
    Map<String, List<Rejected>> each =
        newestFirst(found).stream().collect(groupingBy(Rejected::participant));
    return newestFirst(
        IntStream.range(0, limit)
            .boxed()
            .flatMap(
                rank -> each.values().stream().flatMap(own -> own.stream().skip(rank).limit(1)))
            .limit(limit)
            .toList());
  }

  private <T> List<T> ofEach(Collection<String> participants, String one, RowMapper<T> mapper) {
    return participants.isEmpty()
        ? List.of()
        : jdbc.query(
            String.join(" UNION ALL ", Collections.nCopies(participants.size(), one)),
            mapper,
            participants.toArray());
  }

  /** Those of one instant in an order that stays. */
  private static List<Rejected> newestFirst(List<Rejected> rejections) {
    return rejections.stream()
        .sorted(comparing(Rejected::at).reversed().thenComparing(Rejected::id))
        .toList();
  }

  /**
   * How many wait, by participant, up to {@link #MOST_COUNTED} of each; those without any are not
   * there.
   */
  public Map<String, Long> waitingCounts(Collection<String> participants) {
    Map<String, Long> counts = new HashMap<>();
    ofEach(
            participants,
            """
            SELECT MAX(participant) AS participant, COUNT(*) AS waiting
            FROM (SELECT r.participant FROM projection.rejection r WHERE r.participant = ? AND r.waits
                  FETCH FIRST %d ROWS ONLY) w
            """
                .formatted(MOST_COUNTED),
            (row, n) -> new Waiting(row.getString(1), row.getLong(2)))
        .stream()
        .filter(waiting -> waiting.number() > 0)
        .forEach(waiting -> counts.put(waiting.participant(), waiting.number()));
    return counts;
  }

  private record Waiting(String participant, long number) {}

  /**
   * What its owner calls done waits no longer; again changes nothing.
   *
   * @return false if the participant has no such rejection
   */
  boolean callDone(UUID id, String participant, Actor by) {
    Optional<Rejected> found = rejection(id, participant);
    if (waits(found)) {
      LostRace.again(() -> transactions.executeWithoutResult(status -> done(id, participant, by)));
    }
    return found.isPresent();
  }

  /**
   * What an edge sees to be mended, where no receipt would tell. What is not projected yet is done
   * when it comes.
   */
  public void isOver(UUID id, String participant) {
    LostRace.again(() -> transactions.executeWithoutResult(status -> over(id, participant)));
  }

  private void over(UUID id, String participant) {
    if (waits(rejection(id, participant))) {
      done(id, participant, Actor.hub(THE_HUB).concerning(participant));
    } else {
      keepDone(id, participant);
    }
  }

  private static boolean waits(Optional<Rejected> found) {
    return found.isPresent() && found.get().settled() == null;
  }

  private void done(UUID id, String participant, Actor by) {
    keepDone(id, participant);
    auditLog.note(by, "rejection called done", id.toString());
  }

  /** What was called done before may have been sent again since. */
  private void keepDone(UUID id, String participant) {
    upserts
        .into("kept.rejection_done", id)
        .key("rejection_id", rejection -> rejection)
        .once("participant", rejection -> participant)
        .set("done_at", rejection -> clock.instant())
        .write();
    settlementTables.refresh(List.of(id));
  }

  /**
   * @return how many were too old to keep
   */
  int forgetOld() {
    OffsetDateTime limit = utc(clock.instant().minus(REJECTIONS_KEPT));
    jdbc.update(
        """
        DELETE FROM projection.rejection_key
        WHERE rejection_id IN (SELECT r.rejection_id FROM projection.rejection r WHERE r.rejected_at < ?)
        """,
        limit);
    jdbc.update("DELETE FROM projection.settled_rejection WHERE sent_at < ?", limit);
    jdbc.update("DELETE FROM kept.rejection_done WHERE done_at < ?", limit);
    return jdbc.update("DELETE FROM projection.rejection WHERE rejected_at < ?", limit);
  }

  private static final RowMapper<Rejected> REJECTED =
      (row, n) -> {
        Map<String, String> attributes = new HashMap<>();
        Json.MAPPER
            .readTree(row.getString("attributes"))
            .properties()
            .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
        return new Rejected(
            uuid(row, "rejection_id"),
            row.getString("participant"),
            SubmissionStatus.of(row.getString("status")),
            row.getString("origin"),
            json(row, "reasons"),
            attributes,
            row.getBytes("content"),
            row.getBoolean("complete"),
            instant(row, "rejected_at"),
            settled(row));
      };

  private static Settled settled(ResultSet row) throws SQLException {
    if (row.getBoolean("waits")) {
      return null;
    }
    Instant at = instant(row, "sent_at");
    return at == null
        ? new Settled(instant(row, "done_at"), Settled.DONE, null)
        : new Settled(at, row.getString("how"), uuid(row, "settled_by"));
  }
}
