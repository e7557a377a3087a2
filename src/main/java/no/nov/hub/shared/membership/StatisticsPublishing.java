package no.nov.hub.shared.membership;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Batch;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes figures that changed. The dates to look at were noted with the counts themselves, and
 * are struck out only after Kafka has the records, so a crash in between publishes again, never not
 * at all; the id says that it is the same.
 */
@Component("statisticsPublishing")
public class StatisticsPublishing {

  private static final int MOST_AT_ONCE = 500;

  private final Figures figures;
  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final Clock clock;

  StatisticsPublishing(Figures figures, JdbcTemplate jdbc, Clock clock) {
    this.figures = figures;
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.clock = clock;
  }

  /**
   * @param changed to publish, among the dates looked at
   */
  public record Due(List<LocalDate> dates, List<Changed> changed) {}

  record Changed(LocalDate asOf, String fingerprint, ObjectNode data) {}

  /** While many counts come after another, such as all of them anew, only what is last goes out. */
  public boolean anythingDue(@Variable("batch") Batch batch) {
    return batch.isLast() && !dueDates(1).isEmpty();
  }

  public Due due() {
    List<LocalDate> dates = dueDates(MOST_AT_ONCE);
    Map<LocalDate, String> published = published(dates);
    List<Changed> changed = new ArrayList<>();
    for (Statistics statistics : figures.on(dates)) {
      ObjectNode data = Json.MAPPER.valueToTree(statistics);
      String fingerprint = Json.fingerprint(Types.STATISTICS_AGGREGATED, data);
      if (!fingerprint.equals(published.get(statistics.asOf()))) {
        changed.add(new Changed(statistics.asOf(), fingerprint, data));
      }
    }
    return new Due(dates, changed);
  }

  public List<Message> records(Due due, Exchange exchange) {
    return due.changed().stream().map(changed -> record(changed, exchange)).toList();
  }

  private Message record(Changed changed, Exchange exchange) {
    String id = "statistics-" + changed.asOf() + "-" + changed.fingerprint().substring(0, 16);
    Envelope event =
        new Envelope(
            id,
            Types.HUB,
            Types.STATISTICS_AGGREGATED,
            clock.instant().toString(),
            null,
            changed.data());
    Message message = new DefaultMessage(exchange.getContext());
    message.setHeader(
        KafkaConstants.KEY, changed.asOf().toString().getBytes(StandardCharsets.UTF_8));
    message.setHeader("content-type", Envelope.STRUCTURED.getBytes(StandardCharsets.UTF_8));
    message.setBody(event.toJson());
    return message;
  }

  public void published(Due due) {
    upserts
        .into("kept.statistics_published", due.changed())
        .key("as_of", Changed::asOf)
        .set("fingerprint", Changed::fingerprint)
        .write();
    jdbc.batchUpdate(
        "DELETE FROM projection.statistics_due WHERE as_of = ?",
        due.dates().stream().map(date -> new Object[] {Date.valueOf(date)}).toList());
  }

  private List<LocalDate> dueDates(int most) {
    return jdbc.query(
        "SELECT as_of FROM projection.statistics_due ORDER BY as_of LIMIT ?",
        (row, n) -> row.getDate(1).toLocalDate(),
        most);
  }

  private Map<LocalDate, String> published(List<LocalDate> dates) {
    Map<LocalDate, String> published = new HashMap<>();
    jdbc.query(
        connection -> {
          var query =
              connection.prepareStatement(
                  "SELECT as_of, fingerprint FROM kept.statistics_published WHERE as_of = ANY(CAST(? AS DATE ARRAY))");
          query.setArray(
              1, connection.createArrayOf("date", dates.stream().map(Date::valueOf).toArray()));
          return query;
        },
        row -> {
          published.put(row.getDate(1).toLocalDate(), row.getString(2));
        });
    return published;
  }
}
