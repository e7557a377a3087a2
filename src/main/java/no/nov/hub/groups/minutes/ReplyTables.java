package no.nov.hub.groups.minutes;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who was mailed which minutes, and what they say of them. */
@Component
class ReplyTables {

  private final JdbcTemplate jdbc;

  ReplyTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(Collection<Reply> replies) {
    jdbc.batchUpdate(
        """
        INSERT INTO kept.minutes_reply (about, version, address, name, language, token, said)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        replies.stream()
            .map(
                r ->
                    new Object[] {
                      r.about(),
                      r.version(),
                      r.person().address(),
                      r.person().name(),
                      r.person().language().code(),
                      r.token(),
                      r.said().word()
                    })
            .toList());
  }

  List<Reply> of(String about, int version) {
    return jdbc.query(
        "SELECT * FROM kept.minutes_reply WHERE about = ? AND version = ? ORDER BY name, address",
        (row, n) -> reply(row),
        about,
        version);
  }

  Optional<Reply> byToken(String token) {
    return jdbc
        .query("SELECT * FROM kept.minutes_reply WHERE token = ?", (row, n) -> reply(row), token)
        .stream()
        .findFirst();
  }

  void say(Reply said) {
    jdbc.update(
        "UPDATE kept.minutes_reply SET said = ?, said_at = ?, comment = ? WHERE token = ?",
        said.said().word(),
        utc(said.at()),
        said.comment(),
        said.token());
  }

  private static Reply reply(ResultSet row) throws SQLException {
    return new Reply(
        row.getString("about"),
        row.getInt("version"),
        new Recipient(
            row.getString("address"),
            row.getString("name"),
            Language.of(row.getString("language"))),
        row.getString("token"),
        Reply.Said.of(row.getString("said")),
        instant(row, "said_at"),
        row.getString("comment"));
  }
}
