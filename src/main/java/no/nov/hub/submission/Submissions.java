package no.nov.hub.submission;

import static java.util.Comparator.comparing;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** What a participant can look up of its own submissions. */
@Repository
public class Submissions {

  /** Bytes and reasons can hold personal data, so they go after this long. */
  private static final Duration REJECTIONS_KEPT = Duration.ofDays(30);

  private static final String COLUMNS =
      """
      SELECT r.rejection_id, r.participant, r.status, r.origin, r.reasons, r.attributes, r.complete,
             r.rejected_at, m.receipt_id,
      """;

  private static final String FROM =
      """
      FROM projection.rejection r
      LEFT JOIN projection.mended_rejection m
        ON m.rejection_id = r.rejection_id AND m.participant = r.participant
      """;

  private static final String REJECTIONS = COLUMNS + "r.content\n" + FROM;

  /** A list for people shows no bytes, and a hundred large files would fill the memory. */
  private static final String WITHOUT_CONTENT = COLUMNS + "CAST(NULL AS BYTEA) AS content\n" + FROM;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Submissions(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param status {@code rejected}, {@code held} or {@code refused} (by an edge, without receipt)
   * @param complete false if the bytes were too many to keep
   * @param mendedBy the receipt of the accepted submission that mended or confirmed it, or null
   */
  public record Rejected(
      UUID id,
      String participant,
      String status,
      String origin,
      JsonNode reasons,
      Map<String, String> attributes,
      byte[] content,
      boolean complete,
      Instant at,
      UUID mendedBy) {}

  public Optional<JsonNode> receipt(UUID id, String participant) {
    return jdbc
        .query(
            "SELECT receipt FROM projection.receipt WHERE receipt_id = ? AND participant = ?",
            (row, n) -> Json.MAPPER.readTree(row.getString(1)),
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
          receipts.put(row.getObject(1, UUID.class), Json.MAPPER.readTree(row.getString(2)));
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
   * @param limit exceeded by those of the same instant as the last, which the next question, for
   *     those before it, would pass over
   */
  public List<Rejected> rejections(String participant, int limit, Instant before) {
    return newestFirst(
        jdbc.query(
            WITHOUT_CONTENT
                + "WHERE r.participant = ? AND r.rejected_at < ? ORDER BY r.participant DESC, r.rejected_at DESC "
                + "FETCH FIRST ? ROWS WITH TIES",
            REJECTED,
            participant,
            before.atOffset(ZoneOffset.UTC),
            limit));
  }

  /**
   * Everybody's that still wait to be mended, newest first and without content; for the page at the
   * machine itself.
   */
  public List<Rejected> waiting(int limit) {
    List<Rejected> newest =
        jdbc.query(
            WITHOUT_CONTENT
                + "WHERE m.rejection_id IS NULL ORDER BY r.rejected_at DESC FETCH FIRST ? ROWS WITH TIES",
            REJECTED,
            limit);
    return newestFirst(newest).stream().limit(limit).toList();
  }

  /** Those of one instant in an order that stays. */
  private static List<Rejected> newestFirst(List<Rejected> rejections) {
    return rejections.stream()
        .sorted(comparing(Rejected::at).reversed().thenComparing(Rejected::id))
        .toList();
  }

  /** How many wait, by participant; those without any are not there. */
  public Map<String, Long> waitingCounts() {
    Map<String, Long> counts = new HashMap<>();
    jdbc.query(
        "SELECT r.participant, COUNT(*) "
            + FROM
            + "WHERE m.rejection_id IS NULL GROUP BY r.participant",
        row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /**
   * @return how many were too old to keep
   */
  int forgetOld() {
    OffsetDateTime limit = clock.instant().minus(REJECTIONS_KEPT).atOffset(ZoneOffset.UTC);
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
            row.getObject("rejection_id", UUID.class),
            row.getString("participant"),
            row.getString("status"),
            row.getString("origin"),
            Json.MAPPER.readTree(row.getString("reasons")),
            attributes,
            row.getBytes("content"),
            row.getBoolean("complete"),
            row.getObject("rejected_at", OffsetDateTime.class).toInstant(),
            row.getObject("receipt_id", UUID.class));
      };
}
