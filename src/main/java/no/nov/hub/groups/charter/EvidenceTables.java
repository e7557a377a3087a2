package no.nov.hub.groups.charter;

import static no.nov.hub.platform.database.Rows.json;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.nov.hub.groups.charter.rule.Charter;
import no.nov.hub.groups.charter.rule.Evidence;
import no.nov.hub.groups.charter.rule.EvidenceKind;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.Admitted;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Evidence and charters as they are kept. */
@Component
class EvidenceTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final List<Charter> ofAlliance;

  EvidenceTables(JdbcTemplate jdbc, CharterSettings settings) {
    this.ofAlliance = settings.charters();
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /** What has the same id takes the place of what was there. */
  void putEvidence(Collection<Admitted> messages) {
    jdbc.batchUpdate(
        "DELETE FROM kept.evidence WHERE owner = ? AND evidence_id = ?",
        messages.stream()
            .map(message -> message.envelope().data())
            .map(EvidenceTables::key)
            .toList());
    jdbc.batchUpdate(
        """
        INSERT INTO kept.evidence (owner, evidence_id, group_id, kind, on_date, recorded_by, person, person_name, data,
          recorded_at, receipt_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        messages.stream()
            .filter(message -> !EvidenceRules.isWithdrawn(message.envelope().data()))
            .map(EvidenceTables::row)
            .toList());
  }

  private static Object[] key(ObjectNode data) {
    return new Object[] {data.get("owner").asString(), data.get("evidenceId").asString()};
  }

  private static Object[] row(Admitted message) {
    ObjectNode data = message.envelope().data().deepCopy();
    JsonNode person = data.path("person");
    Object[] row = {
      data.get("owner").asString(),
      data.get("evidenceId").asString(),
      data.path("groupId").asString(null),
      data.get("kind").asString(),
      LocalDate.parse(data.get("date").asString()),
      data.get("recordedBy").asString(),
      person.path("address").asString(null),
      person.path("name").asString(null),
      Json.MAPPER.writeValueAsString(
          data.without(List.of("person", "recordedBy", "owner", "evidenceId", "groupId", "kind"))),
      utc(message.at()),
      message.receiptId()
    };
    return row;
  }

  /** Of an owner and all its groups, of that day and the days before, the newest first. */
  List<Evidence> evidence(String owner, LocalDate until) {
    return jdbc.query(
        "SELECT * FROM kept.evidence WHERE owner = ? AND on_date <= ? ORDER BY on_date DESC, recorded_at DESC",
        (row, n) -> evidence(row),
        owner,
        until);
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    return new Evidence(
        Stream.of(row.getString("owner"), row.getString("group_id"))
            .filter(Objects::nonNull)
            .reduce((owner, group) -> owner + "/" + group)
            .orElseThrow(),
        row.getString("evidence_id"),
        EvidenceKind.of(row.getString("kind")),
        row.getObject("on_date", LocalDate.class),
        row.getString("recorded_by"),
        row.getString("person"),
        row.getString("person_name"),
        json(row, "data"));
  }

  /** One with the same name and day takes the place of what was there. */
  void putCharters(Collection<Admitted> messages) {
    upserts
        .into("kept.charter", messages)
        .key("owner", message -> text(message, "owner"))
        .key("charter", message -> text(message, "charter"))
        .key("valid_from", message -> LocalDate.parse(text(message, "validFrom")))
        .set("data", message -> message.envelope().data())
        .set("receipt_id", Admitted::receiptId)
        .write();
  }

  private static String text(Admitted message, String field) {
    return message.envelope().data().get(field).asString();
  }

  /** Those of the alliance, then all that an owner has adopted, the newest last. */
  List<Charter> charters(String owner) {
    return Stream.concat(
            ofAlliance.stream(),
            jdbc
                .query(
                    "SELECT data FROM kept.charter WHERE owner = ? ORDER BY valid_from",
                    (row, n) -> Charter.read(json(row, 1)),
                    owner)
                .stream())
        .toList();
  }
}
