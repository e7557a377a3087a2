package no.nov.hub.groups.planning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.FreeTexts;
import no.nov.hub.mail.person.PersonSql;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who was asked which time suits, and what the person answered. */
@Component
@Order(4)
class PollPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final PersonSql sql;
  private final FreeTexts texts;

  PollPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.sql = new PersonSql(jdbc);
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "datePolls";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        """
        SELECT p.about, p.name, p.address, p.language, p.zone, p.told_at, p.comment, p.answered_at,
               a.starts_at, a.answer
        FROM kept.poll_person p
        LEFT JOIN kept.poll_answer a ON a.about = p.about AND a.address = p.address
        WHERE p.address = :address ORDER BY p.about, a.starts_at
        """);
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses("SELECT DISTINCT address FROM kept.poll_person");
  }

  @Override
  public Set<String> names(String address) {
    return sql.values(address, "SELECT name FROM kept.poll_person WHERE address = :address");
  }

  @Override
  public Set<String> abouts(String address) {
    return sql.values(
        address,
        """
        SELECT about FROM kept.poll_person WHERE address = :address
        UNION SELECT p.about FROM kept.poll_group p
          JOIN kept.group_state s ON p.group_key = s.owner || '/' || s.group_id
          WHERE s.contact_address = :address
        """);
  }

  @Override
  public int erase(Erasure erasure) {
    lockOpenPolls();
    sql.change(erasure, "DELETE FROM kept.poll_answer WHERE address = :address");
    return sql.change(erasure, "DELETE FROM kept.poll_person WHERE address = :address")
        + texts.unname(erasure, "kept.poll_person", "comment", "token")
        + texts.unnameJson(erasure, "kept.poll", "data", "about");
  }

  /** Whoever is just finding out whom to ask has seen the groups as they were. */
  private void lockOpenPolls() {
    jdbc.query(
        "SELECT about FROM kept.poll WHERE due_at IS NOT NULL ORDER BY about FOR UPDATE",
        row -> {});
  }
}
