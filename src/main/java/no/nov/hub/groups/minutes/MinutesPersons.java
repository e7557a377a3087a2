package no.nov.hub.groups.minutes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.FreeTexts;
import no.nov.hub.mail.person.PersonSql;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Attendance, actions and what was said of minutes. What was decided remains, without the name; so
 * does that somebody came, for the totals.
 */
@Component
@Order(5)
class MinutesPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final PersonSql sql;
  private final FreeTexts texts;

  MinutesPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.sql = new PersonSql(jdbc);
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        "SELECT about, name, standing AS attendance FROM kept.attendance WHERE person = :address",
        """
        SELECT about, version, name, said, said_at, comment
        FROM kept.minutes_reply WHERE address = :address
        """,
        """
        SELECT about, number, words AS action, responsible, due, standing, outcome, outcome_at
        FROM kept.action WHERE address = :address
        """,
        """
        SELECT about, version, standing, remark AS read_with_remark
        FROM kept.minutes WHERE reader = :address
        """);
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses(
        """
        SELECT person FROM kept.attendance
        UNION SELECT address FROM kept.minutes_reply
        UNION SELECT address FROM kept.action WHERE address IS NOT NULL
        UNION SELECT reader FROM kept.minutes WHERE reader IS NOT NULL
        """);
  }

  @Override
  public Set<String> names(String address) {
    return sql.values(
        address,
        """
        SELECT name FROM kept.attendance WHERE person = :address
        UNION SELECT name FROM kept.minutes_reply WHERE address = :address
        UNION SELECT responsible FROM kept.action WHERE address = :address
        """);
  }

  @Override
  public Set<String> abouts(String address) {
    return sql.values(
        address,
        """
        SELECT about FROM kept.attendance WHERE person = :address
        UNION SELECT about FROM kept.minutes_reply WHERE address = :address
        UNION SELECT about FROM kept.action WHERE address = :address
        UNION SELECT about FROM kept.minutes WHERE reader = :address
        """);
  }

  @Override
  public int erase(Erasure erasure) {
    int entries =
        sql.change(
            erasure,
            "UPDATE kept.attendance SET person = :mark, name = :nameless WHERE person = :address",
            "DELETE FROM kept.minutes_reply WHERE address = :address",
            "UPDATE kept.action SET address = NULL, responsible = :nameless WHERE address = :address");
    sql.change(
        erasure,
        "UPDATE kept.minutes SET reader = NULL, reader_token = NULL WHERE reader = :address");
    forgetGuest(erasure);
    return entries
        + texts.unnameJson(erasure, "kept.minutes", "data", "about", "version")
        + texts.unname(erasure, "kept.minutes", "remark", "about", "version")
        + texts.unname(erasure, "kept.action", "words", "about", "number")
        + texts.unname(erasure, "kept.action", "outcome", "about", "number")
        + texts.unname(erasure, "kept.action", "responsible", "about", "number")
        + texts.unname(erasure, "kept.minutes_reply", "comment", "token");
  }

  /** A guest without an address is known by the name. */
  private void forgetGuest(Erasure erasure) {
    for (String name : erasure.names()) {
      jdbc.update(
          """
          UPDATE kept.attendance SET person = ?, name = ?
          WHERE LOWER(name) = ? AND POSITION('@' IN person) = 0
          """,
          erasure.mark() + "-guest",
          Erasure.NAMELESS,
          name.toLowerCase(Locale.ROOT));
    }
  }
}
