package no.nov.hub.intake.submission;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.Sent.Settlement;
import no.nov.hub.platform.database.Rows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/**
 * What was sent later takes the place of what waits about the same. Receipts and rejections come
 * from topics of their own, in any order, so each side looks for the other; the outcome is the same
 * whichever came first.
 */
@Repository
class SettlementTables {

  private static final int ROWS_AT_ONCE = 1000;

  private final JdbcTemplate jdbc;

  SettlementTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Settles what waits and was sent before these. */
  void settleBy(List<Sent> later) {
    Map<String, List<Sent>> byKey = byKey(later, Sent::keys);
    if (byKey.isEmpty() || !anyWaits(later)) {
      return;
    }
    List<Settlement> settlements = new ArrayList<>();
    query(
        """
        SELECT k.settle_key, r.rejection_id, r.participant, r.status, r.sent_at
        FROM projection.rejection_key k JOIN projection.rejection r ON r.rejection_id = k.rejection_id
        WHERE k.settle_key = ANY(CAST(? AS VARCHAR(400) ARRAY)) AND r.waits
        """,
        byKey.keySet(),
        row -> {
          Sent earlier =
              new Sent(
                  uuid(row, 2),
                  row.getString(3),
                  SubmissionStatus.of(row.getString(4)),
                  Subject.NONE,
                  instant(row, 5));
          byKey.get(row.getString(1)).stream()
              .filter(sent -> sent.replaces(earlier))
              .forEach(sent -> settlements.add(sent.settling(earlier)));
        });
    keep(settlements);
  }

  /** Usually nothing does, and then nothing of these need be looked for. */
  private boolean anyWaits(List<Sent> sent) {
    List<Boolean> found = new ArrayList<>();
    query(
        """
        SELECT 1 FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY)) AS p (participant)
        WHERE EXISTS (SELECT 1 FROM projection.rejection r WHERE r.participant = p.participant AND r.waits)
        """,
        sent.stream().map(Sent::participant).distinct().toList(),
        row -> found.add(true));
    return !found.isEmpty();
  }

  /** Settles those of these that something was sent after which is projected already. */
  void lookBack(List<Sent> rejections) {
    Map<String, List<Sent>> byKey = byKey(rejections, Sent::waitsFor);
    Map<String, Instant> since = new HashMap<>();
    rejections.forEach(r -> since.merge(r.participant(), r.at(), (a, b) -> a.isBefore(b) ? a : b));
    List<Settlement> settlements = new ArrayList<>();
    later(
        since,
        sent ->
            sent.keys()
                .forEach(
                    key ->
                        byKey.getOrDefault(key, List.of()).stream()
                            .filter(sent::replaces)
                            .forEach(earlier -> settlements.add(sent.settling(earlier)))));
    keep(settlements);
    refresh(rejections.stream().map(Sent::id).toList());
  }

  /** Few usually, since a rejection is projected before anybody can answer it. */
  private void later(Map<String, Instant> since, Consumer<Sent> taker) {
    jdbc.query(
        connection -> {
          PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT t.receipt_id, t.participant, t.status, t.message_id, t.thing, t.file_hash, t.sent_at
                  FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS TIMESTAMP WITH TIME ZONE ARRAY))
                    AS s (participant, since)
                  JOIN projection.receipt t ON t.participant = s.participant AND t.given_at >= s.since
                  WHERE t.thing IS NOT NULL OR t.file_hash IS NOT NULL
                  """);
          query.setFetchSize(ROWS_AT_ONCE);
          query.setArray(1, connection.createArrayOf("varchar", since.keySet().toArray()));
          query.setArray(
              2,
              connection.createArrayOf(
                  "timestamp with time zone", since.values().stream().map(Rows::utc).toArray()));
          return query;
        },
        row -> {
          Instant at = instant(row, 7);
          String thing = row.getString(5);
          taker.accept(
              new Sent(
                  uuid(row, 1),
                  row.getString(2),
                  SubmissionStatus.of(row.getString(3)),
                  new Subject(thing == null ? null : row.getString(4), thing, row.getString(6), at),
                  at));
        });
  }

  private static Map<String, List<Sent>> byKey(List<Sent> all, Function<Sent, List<String>> keys) {
    Map<String, List<Sent>> byKey = new HashMap<>();
    for (Sent sent : all) {
      keys.apply(sent).forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(sent));
    }
    return byKey;
  }

  /** Of several of one rejection the latest, since it may have been sent again in between. */
  void keep(List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        """
        MERGE INTO projection.settled_rejection s
        USING (SELECT CAST(? AS UUID) AS rejection_id, CAST(? AS VARCHAR(32)) AS participant,
                      CAST(? AS UUID) AS settled_by, CAST(? AS VARCHAR(8)) AS how,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS sent_at) n
        ON s.rejection_id = n.rejection_id AND s.participant = n.participant
        WHEN MATCHED AND s.sent_at < n.sent_at
          THEN UPDATE SET settled_by = n.settled_by, how = n.how, sent_at = n.sent_at
        WHEN NOT MATCHED THEN INSERT (rejection_id, participant, settled_by, how, sent_at)
          VALUES (n.rejection_id, n.participant, n.settled_by, n.how, n.sent_at)
        """,
        settlements.stream()
            .map(s -> new Object[] {s.rejection(), s.participant(), s.by(), s.how(), utc(s.at())})
            .toList());
    refresh(settlements.stream().map(Settlement::rejection).distinct().toList());
  }

  /** Whether they wait; what was sent again after it was settled does. */
  void refresh(Collection<UUID> rejections) {
    jdbc.update(
        connection -> {
          PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE projection.rejection SET waits =
                    NOT EXISTS (SELECT 1 FROM projection.settled_rejection s
                                WHERE s.rejection_id = rejection.rejection_id
                                  AND s.participant = rejection.participant AND s.sent_at > rejection.sent_at)
                    AND NOT EXISTS (SELECT 1 FROM kept.rejection_done d
                                    WHERE d.rejection_id = rejection.rejection_id
                                      AND d.participant = rejection.participant AND d.done_at >= rejection.rejected_at)
                  WHERE rejection_id = ANY(CAST(? AS UUID ARRAY))
                  """);
          update.setArray(1, connection.createArrayOf("uuid", rejections.toArray()));
          return update;
        });
  }

  private void query(String sql, Collection<String> values, RowCallbackHandler reader) {
    jdbc.query(
        connection -> {
          PreparedStatement query = connection.prepareStatement(sql);
          query.setArray(1, connection.createArrayOf("varchar", values.toArray()));
          return query;
        },
        reader);
  }
}
