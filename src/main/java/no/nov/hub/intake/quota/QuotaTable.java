package no.nov.hub.intake.quota;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What all instances have counted, added up by day. */
@Component
class QuotaTable {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  QuotaTable(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  record Counted(String participant, LocalDate day, Edge edge) {}

  /**
   * All or nothing.
   *
   * @return what stands there of the day afterwards, by participant
   */
  Map<String, Long> add(Map<Counted, Long> bytes, LocalDate day) {
    Map<String, Long> used = new HashMap<>();
    LostRace.again(
        () ->
            transactions.executeWithoutResult(
                status -> {
                  add(bytes);
                  used.putAll(of(day));
                }));
    return used;
  }

  private void add(Map<Counted, Long> bytes) {
    List<Object[]> rows =
        bytes.entrySet().stream()
            .map(
                each ->
                    new Object[] {
                      each.getKey().participant(),
                      each.getKey().day(),
                      each.getKey().edge().word(),
                      each.getValue()
                    })
            .toList();
    jdbc.batchUpdate(
        """
        MERGE INTO kept.quota q
        USING (SELECT CAST(? AS VARCHAR(32)) AS participant, CAST(? AS DATE) AS on_day,
                      CAST(? AS VARCHAR(16)) AS edge, CAST(? AS BIGINT) AS bytes) n
        ON q.on_day = n.on_day AND q.participant = n.participant AND q.edge = n.edge
        WHEN MATCHED THEN UPDATE SET bytes = q.bytes + n.bytes
        WHEN NOT MATCHED THEN INSERT (participant, on_day, edge, bytes)
          VALUES (n.participant, n.on_day, n.edge, n.bytes)
        """,
        rows);
  }

  /** By participant. */
  Map<String, Long> of(LocalDate day) {
    Map<String, Long> used = new HashMap<>();
    jdbc.query(
        "SELECT participant, SUM(bytes) AS bytes FROM kept.quota WHERE on_day = ? GROUP BY participant",
        row -> {
          used.put(row.getString("participant"), row.getLong("bytes"));
        },
        day);
    return used;
  }

  void forgetBefore(LocalDate day) {
    jdbc.update("DELETE FROM kept.quota WHERE on_day < ?", day);
  }
}
