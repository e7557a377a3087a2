package no.nov.hub.groups.planning;

import static no.nov.hub.groups.planning.PollTables.instant;
import static no.nov.hub.groups.planning.PollTables.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has been asked, and the answers, as they are kept. */
@Component
class AskedTables {

  private final JdbcTemplate jdbc;

  AskedTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By what they were asked about; by name. */
  Map<String, List<Asked>> of(Collection<String> abouts) {
    if (abouts.isEmpty()) {
      return Map.of();
    }
    String[] wanted = abouts.toArray(String[]::new);
    Map<String, Map<Instant, Choice>> answers = new HashMap<>();
    jdbc.query(
        "SELECT about, address, starts_at, answer FROM kept.poll_answer WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY))",
        row -> {
          answers
              .computeIfAbsent(row.getString(1) + " " + row.getString(2), who -> new HashMap<>())
              .put(instant(row, "starts_at"), Choice.of(row.getString(4)).orElseThrow());
        },
        (Object) wanted);
    return jdbc
        .query(
            "SELECT * FROM kept.poll_person WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY)) ORDER BY name, address",
            (row, n) -> asked(row, answers),
            (Object) wanted)
        .stream()
        .collect(Collectors.groupingBy(Asked::about));
  }

  List<Asked> of(String about) {
    return of(List.of(about)).getOrDefault(about, List.of());
  }

  Optional<Asked> byToken(String token) {
    return jdbc
        .queryForList("SELECT about FROM kept.poll_person WHERE token = ?", String.class, token)
        .stream()
        .flatMap(about -> of(about).stream())
        .filter(person -> person.token().equals(token))
        .findFirst();
  }

  /** What they have answered is left as it is, since somebody may answer meanwhile. */
  void save(Collection<Asked> people) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.poll_person p
        USING (SELECT CAST(? AS VARCHAR(110)) AS about, CAST(? AS VARCHAR(254)) AS address,
                      CAST(? AS VARCHAR(400)) AS name, CAST(? AS VARCHAR(2)) AS language,
                      CAST(? AS VARCHAR(64)) AS zone, CAST(? AS VARCHAR(40)) AS token,
                      CAST(? AS BOOLEAN) AS asked, CAST(? AS VARCHAR(64)) AS told,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS told_at,
                      CAST(? AS VARCHAR(200)) AS first_message, CAST(? AS BOOLEAN) AS reminded) n
        ON p.about = n.about AND p.address = n.address
        WHEN MATCHED THEN UPDATE SET name = n.name, language = n.language, zone = n.zone,
          asked = n.asked, told = n.told, told_at = n.told_at, reminded = n.reminded
        WHEN NOT MATCHED THEN INSERT (about, address, name, language, zone, token, asked, told,
          told_at, first_message, reminded)
          VALUES (n.about, n.address, n.name, n.language, n.zone, n.token, n.asked, n.told,
          n.told_at, n.first_message, n.reminded)
        """,
        people.stream()
            .map(
                p ->
                    new Object[] {
                      p.about(),
                      p.address(),
                      p.name(),
                      p.language(),
                      p.zone() == null ? null : p.zone().getId(),
                      p.token(),
                      p.asked(),
                      p.told(),
                      utc(p.toldAt()),
                      p.firstMessage(),
                      p.reminded()
                    })
            .toList());
  }

  /** All that one says, in the place of what the same one said before. */
  void answer(Asked person, Map<Instant, Choice> answers, String comment, Instant now) {
    jdbc.update(
        "UPDATE kept.poll_person SET comment = ?, answered_at = ? WHERE about = ? AND address = ?",
        comment,
        utc(now),
        person.about(),
        person.address());
    jdbc.update(
        "DELETE FROM kept.poll_answer WHERE about = ? AND address = ?",
        person.about(),
        person.address());
    jdbc.batchUpdate(
        "INSERT INTO kept.poll_answer (about, address, starts_at, answer) VALUES (?, ?, ?, ?)",
        answers.entrySet().stream()
            .map(
                each ->
                    new Object[] {
                      person.about(), person.address(), utc(each.getKey()), each.getValue().word()
                    })
            .toList());
  }

  private static Asked asked(ResultSet row, Map<String, Map<Instant, Choice>> answers)
      throws SQLException {
    String about = row.getString("about");
    String address = row.getString("address");
    String zone = row.getString("zone");
    return new Asked(
        about,
        address,
        row.getString("name"),
        row.getString("language"),
        zone == null ? null : ZoneId.of(zone),
        row.getString("token"),
        row.getBoolean("asked"),
        row.getString("told"),
        instant(row, "told_at"),
        row.getString("first_message"),
        row.getBoolean("reminded"),
        row.getString("comment"),
        instant(row, "answered_at"),
        answers.getOrDefault(about + " " + address, Map.of()));
  }
}
