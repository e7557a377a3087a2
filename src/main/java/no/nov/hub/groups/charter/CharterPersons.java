package no.nov.hub.groups.charter;

import java.util.ArrayList;
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

/**
 * Evidence that names a person, and what a person was told. That somebody was elected or admitted
 * remains as evidence, without the name.
 */
@Component
@Order(6)
class CharterPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final FreeTexts texts;

  CharterPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT owner, group_id, evidence_id, kind, on_date, recorded_by, person_name, data FROM kept.evidence WHERE person = ?",
            "SELECT owner, group_id, warned_on FROM kept.attendance_warning WHERE person = ?",
            "SELECT owner, group_id, for_year, asked_on, sent_on FROM kept.evaluation WHERE leader = ?")) {
      entries.addAll(jdbc.queryForList(query, address));
    }
    return entries;
  }

  @Override
  public Collection<String> addresses() {
    return jdbc.queryForList(
        """
        SELECT person FROM kept.evidence WHERE person IS NOT NULL
        UNION SELECT person FROM kept.attendance_warning
        UNION SELECT leader FROM kept.evaluation
        """,
        String.class);
  }

  @Override
  public Set<String> names(String address) {
    return new TreeSet<>(
        jdbc.queryForList(
            "SELECT person_name FROM kept.evidence WHERE person = ? AND person_name IS NOT NULL",
            String.class,
            address));
  }

  @Override
  public Set<String> abouts(String address) {
    return new TreeSet<>(
        jdbc.queryForList(
            """
            SELECT 'charter ' || owner || '/' || group_id FROM kept.evidence
              WHERE person = ? AND group_id IS NOT NULL
            UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.attendance_warning
              WHERE person = ?
            UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.evaluation WHERE leader = ?
            UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.group_seat WHERE address = ?
            UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.group_state
              WHERE contact_address = ?
            """,
            String.class,
            address,
            address,
            address,
            address,
            address));
  }

  @Override
  public int erase(Erasure erasure) {
    String address = erasure.address();
    return jdbc.update(
            "UPDATE kept.evidence SET person = ?, person_name = ? WHERE person = ?",
            erasure.mark(),
            Erasure.NAMELESS,
            address)
        + jdbc.update("DELETE FROM kept.attendance_warning WHERE person = ?", address)
        + jdbc.update(
            "UPDATE kept.evaluation SET leader = ? WHERE leader = ?", erasure.mark(), address)
        + texts.unnameJson(erasure, "kept.evidence", "data", "owner", "evidence_id")
        + texts.unname(erasure, "kept.evidence", "recorded_by", "owner", "evidence_id");
  }
}
