package no.nov.hub.groups.planning;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

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
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has been asked, and the answers, as they are kept. */
@Component
class RespondentTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  RespondentTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /** By what they were asked about; by name. */
  Map<String, List<Respondent>> of(Collection<String> abouts) {
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
        .collect(Collectors.groupingBy(Respondent::about));
  }

  List<Respondent> of(String about) {
    return of(List.of(about)).getOrDefault(about, List.of());
  }

  Optional<Respondent> byToken(String token) {
    return jdbc
        .queryForList("SELECT about FROM kept.poll_person WHERE token = ?", String.class, token)
        .stream()
        .flatMap(about -> of(about).stream())
        .filter(person -> person.token().equals(token))
        .findFirst();
  }

  /** What they have answered is left as it is, since somebody may answer meanwhile. */
  void save(Collection<Respondent> people) {
    upserts
        .into("kept.poll_person", people)
        .key("about", Respondent::about)
        .key("address", Respondent::address)
        .set("name", Respondent::name)
        .set("language", person -> person.language().code())
        .set("zone", person -> person.zone() == null ? null : person.zone().getId())
        .once("token", Respondent::token)
        .set("asked", Respondent::asked)
        .set("told", Respondent::told)
        .set("told_at", Respondent::toldAt)
        .once("first_message", Respondent::firstMessage)
        .set("reminded", Respondent::reminded)
        .write();
  }

  /** All that one says, in the place of what the same one said before. */
  void answer(Respondent person, Map<Instant, Choice> answers, String comment, Instant now) {
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

  private static Respondent asked(ResultSet row, Map<String, Map<Instant, Choice>> answers)
      throws SQLException {
    String about = row.getString("about");
    String address = row.getString("address");
    String zone = row.getString("zone");
    return new Respondent(
        about,
        new Recipient(address, row.getString("name"), Language.of(row.getString("language"))),
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
