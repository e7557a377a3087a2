package no.nov.hub.groups.planning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.FreeTexts;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who was asked which time suits, and what the person answered. */
@Component
@Order(4)
class PollPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final FreeTexts texts;

  PollPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "datePolls";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return jdbc.queryForList(
        """
        SELECT p.about, p.name, p.address, p.language, p.zone, p.told_at, p.comment, p.answered_at,
               a.starts_at, a.answer
        FROM kept.poll_person p
        LEFT JOIN kept.poll_answer a ON a.about = p.about AND a.address = p.address
        WHERE p.address = ? ORDER BY p.about, a.starts_at
        """,
        address);
  }

  @Override
  public Collection<String> addresses() {
    return jdbc.queryForList("SELECT DISTINCT address FROM kept.poll_person", String.class);
  }

  @Override
  public Set<String> names(String address) {
    return new TreeSet<>(
        jdbc.queryForList(
            "SELECT name FROM kept.poll_person WHERE address = ?", String.class, address));
  }

  @Override
  public Set<String> abouts(String address) {
    return new TreeSet<>(
        jdbc.queryForList(
            """
            SELECT about FROM kept.poll_person WHERE address = ?
            UNION SELECT p.about FROM kept.poll_group p
              JOIN kept.group_state s ON p.group_key = s.owner || '/' || s.group_id
              WHERE s.contact_address = ?
            """,
            String.class,
            address,
            address));
  }

  @Override
  public int erase(Erasure erasure) {
    lockOpenPolls();
    jdbc.update("DELETE FROM kept.poll_answer WHERE address = ?", erasure.address());
    return jdbc.update("DELETE FROM kept.poll_person WHERE address = ?", erasure.address())
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
