package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.Messages;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Parking;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Received;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of positions on a database of their own, and a topic that remembers. */
final class Hub {

  final TestDatabase database = TestDatabase.fresh();
  final Issues issues =
      new Issues(new PositionQueries(database.jdbc()), Fixtures.PARTICIPANTS, Fixtures.CLOCK);
  final List<Received> topic = new ArrayList<>();

  private final IssueProjection projection =
      new IssueProjection(
          projecting(database), new PositionTables(database.jdbc()), Fixtures.CLOCK);

  /** Admits a position on Viken, as a rule in one batch of its own. */
  Hub says(String association, LocalDate admitted, String fields) {
    return says(association, "viken", "Behold Viken fylke", admitted, fields);
  }

  Hub says(String association, String issue, String title, LocalDate admitted, String fields) {
    return admit(
        Types.POSITION_ADOPTED,
        association,
        admitted,
        "{'association':'%s','issue':{'id':'%s','title':'%s'},%s}"
            .formatted(association, issue, title, fields));
  }

  /** A position each on issues of their own, {@code sak-0000} and on, in one batch. */
  void saysMuch(String association, LocalDate admitted, int times) {
    List<Received> records = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      records.add(
          record(
              Types.POSITION_ADOPTED,
              association,
              at(admitted),
              "{'association':'%s','issue':{'id':'sak-%04d','title':'Sak'},'stance':'for'}"
                  .formatted(association, i)));
    }
    project(records);
  }

  Hub withdraws(String association, LocalDate admitted, String fields) {
    return admit(
        Types.POSITION_WITHDRAWN,
        association,
        admitted,
        "{'association':'%s','issue':{'id':'viken'}%s}".formatted(association, fields));
  }

  private Hub admit(String type, String association, LocalDate admitted, String data) {
    Received record = record(type, association, at(admitted), data);
    project(List.of(record));
    return this;
  }

  /** Puts a record at the end of the topic without projecting it. */
  Received record(String type, String association, Instant at, String data) {
    Received record =
        Messages.admitted(
            Messages.from(association, type, "m-" + topic.size(), data),
            Topics.POSITIONS,
            topic.size(),
            at);
    topic.add(record);
    return record;
  }

  void project(List<Received> records) {
    projection.project(new Batch(records, null));
  }

  void empty() {
    for (String table : List.of("issue", "position_version", "position_current", "progress")) {
      database.jdbc().update("DELETE FROM projection." + table);
    }
  }

  /** All rows of the projection, in an order of their own. */
  List<List<Map<String, Object>>> rows() {
    JdbcTemplate jdbc = database.jdbc();
    return List.of(
        jdbc.queryForList("SELECT * FROM projection.issue ORDER BY 1"),
        jdbc.queryForList("SELECT * FROM projection.position_version ORDER BY 1, 2, 3"),
        jdbc.queryForList("SELECT * FROM projection.position_current ORDER BY 1, 2"));
  }

  static Instant at(LocalDate date) {
    return date.atTime(LocalTime.NOON).atZone(Fixtures.OSLO).toInstant();
  }

  /** As Spring builds it, because its constructor is its own package's. */
  private static Projecting projecting(TestDatabase database) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(JdbcTemplate.class, database::jdbc);
    context.registerBean(TransactionTemplate.class, database::transactions);
    context.registerBean(CamelContext.class, () -> new DefaultCamelContext());
    context.registerBean(Parking.class);
    context.registerBean(Projecting.class);
    context.refresh();
    return context.getBean(Projecting.class);
  }
}
