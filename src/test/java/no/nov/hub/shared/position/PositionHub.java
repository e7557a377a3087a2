package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.Messages;
import no.nov.hub.SubjectHub;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;

/** Positions of the associations, each admitted on a day of its own. */
final class PositionHub extends SubjectHub {

  final Issues issues;

  PositionHub() {
    super(Fixtures.CLOCK.instant());
    with(Participants.class, () -> Fixtures.PARTICIPANTS);
    reads(Topics.POSITIONS, IssueProjection.class);
    start("no.nov.hub.shared.position");
    issues = bean(Issues.class);
  }

  /** Admits a position on Viken, as a rule in one batch of its own. */
  PositionHub says(String association, LocalDate admitted, String fields) {
    return says(association, "viken", "Behold Viken fylke", admitted, fields);
  }

  PositionHub says(
      String association, String issue, String title, LocalDate admitted, String fields) {
    return admit(
        Types.POSITION_ADOPTED,
        association,
        admitted,
        "{'association':'%s','issue':{'id':'%s','title':'%s'},%s}"
            .formatted(association, issue, title, fields));
  }

  /** A position each on issues of their own, {@code sak-0000} and on, in one batch. */
  void saysMuch(String association, LocalDate admitted, int times) {
    List<Received> batch = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      batch.add(
          record(
              Types.POSITION_ADOPTED,
              association,
              at(admitted),
              "{'association':'%s','issue':{'id':'sak-%04d','title':'Sak'},'stance':'for'}"
                  .formatted(association, i)));
    }
    read(batch);
  }

  PositionHub withdraws(String association, LocalDate admitted, String fields) {
    return admit(
        Types.POSITION_WITHDRAWN,
        association,
        admitted,
        "{'association':'%s','issue':{'id':'viken'}%s}".formatted(association, fields));
  }

  private PositionHub admit(String type, String association, LocalDate admitted, String data) {
    read(List.of(record(type, association, at(admitted), data)));
    return this;
  }

  /** At the end of the topic; nobody has read it yet. */
  Received record(String type, String association, Instant at, String data) {
    return record(
        Messages.from(association, type, "m-" + records.size(), data), Topics.POSITIONS, at);
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
}
