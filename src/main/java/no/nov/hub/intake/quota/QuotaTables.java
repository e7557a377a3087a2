package no.nov.hub.intake.quota;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What all instances have counted, added up by day. */
@Component
class QuotaTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;

  QuotaTables(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
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
    upserts
        .into("kept.quota", bytes.entrySet())
        .key("on_day", each -> each.getKey().day())
        .key("participant", each -> each.getKey().participant())
        .key("edge", each -> each.getKey().edge().word())
        .set("bytes", Map.Entry::getValue, "t.bytes + n.bytes")
        .write();
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
