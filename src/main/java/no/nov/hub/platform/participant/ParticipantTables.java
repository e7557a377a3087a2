package no.nov.hub.platform.participant;

import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.nov.hub.platform.participant.KnownParticipant.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Participants as they are stored. */
@Repository
class ParticipantTables {

  private static final String SEPARATOR = ",";

  private final JdbcTemplate jdbc;

  ParticipantTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they came. */
  List<KnownParticipant> all() {
    return jdbc.query("SELECT * FROM kept.participant ORDER BY place, id", (row, n) -> known(row));
  }

  void add(KnownParticipant added, Instant now) {
    Participant participant = added.participant();
    jdbc.update(
        """
        INSERT INTO kept.participant
          (id, place, name, short_name, kind, municipalities, state, added_on, removed_on, changed_at)
        SELECT CAST(? AS VARCHAR(32)), COALESCE(MAX(place), 0) + 1, CAST(? AS VARCHAR), CAST(? AS VARCHAR),
          CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR), CAST(? AS VARCHAR(8)), CAST(? AS DATE), CAST(? AS DATE),
          CAST(? AS TIMESTAMP WITH TIME ZONE)
        FROM kept.participant
        """,
        participant.id(),
        participant.name(),
        participant.shortName(),
        participant.kind().name(),
        String.join(SEPARATOR, participant.municipalities()),
        added.state().name(),
        added.addedOn(),
        added.removedOn(),
        utc(now));
  }

  void rename(String id, String name, String shortName, Instant now) {
    jdbc.update(
        "UPDATE kept.participant SET name = ?, short_name = ?, changed_at = ? WHERE id = ?",
        name,
        shortName,
        utc(now),
        id);
  }

  /**
   * @param removedOn null unless it is removed
   */
  void setState(String id, State state, LocalDate removedOn, Instant now) {
    jdbc.update(
        "UPDATE kept.participant SET state = ?, removed_on = ?, changed_at = ? WHERE id = ?",
        state.name(),
        removedOn,
        utc(now),
        id);
  }

  /** So that two who each remove the other do so one after the other. */
  List<KnownParticipant> allLocked() {
    return jdbc.query(
        "SELECT * FROM kept.participant ORDER BY place, id FOR UPDATE", (row, n) -> known(row));
  }

  /**
   * @return false if these settings have been read or told before
   */
  boolean noteSettings(String hash, Instant now) {
    return jdbc.update(
            """
            INSERT INTO kept.participant_settings (hash, since)
            SELECT CAST(? AS VARCHAR(64)), CAST(? AS TIMESTAMP WITH TIME ZONE)
            WHERE NOT EXISTS (SELECT 1 FROM kept.participant_settings WHERE hash = ?)
            """,
            hash,
            utc(now),
            hash)
        > 0;
  }

  private static KnownParticipant known(ResultSet row) throws SQLException {
    String municipalities = row.getString("municipalities");
    return new KnownParticipant(
        new Participant(
            row.getString("id"),
            row.getString("name"),
            row.getString("short_name"),
            Participant.Kind.valueOf(row.getString("kind")),
            municipalities.isEmpty()
                ? List.of()
                : Arrays.asList(municipalities.split(SEPARATOR, -1))),
        State.valueOf(row.getString("state")),
        row.getObject("added_on", LocalDate.class),
        row.getObject("removed_on", LocalDate.class));
  }
}
