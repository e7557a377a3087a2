package no.nov.hub.groups.charter;

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

/**
 * Evidence that names a person, and what a person was told. That somebody was elected or admitted
 * remains as evidence, without the name.
 */
@Component
@Order(6)
class CharterPersons implements PersonalData {

  private final PersonSql sql;
  private final FreeTexts texts;

  CharterPersons(JdbcTemplate jdbc) {
    this.sql = new PersonSql(jdbc);
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        """
        SELECT owner, group_id, evidence_id, kind, on_date, recorded_by, person_name, data
        FROM kept.evidence WHERE person = :address
        """,
        "SELECT owner, group_id, warned_on FROM kept.attendance_warning WHERE person = :address",
        """
        SELECT owner, group_id, for_year, asked_on, sent_on
        FROM kept.evaluation WHERE leader = :address
        """);
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses(
        """
        SELECT person FROM kept.evidence WHERE person IS NOT NULL
        UNION SELECT person FROM kept.attendance_warning
        UNION SELECT leader FROM kept.evaluation
        """);
  }

  @Override
  public Set<String> names(String address) {
    return sql.values(
        address,
        """
        SELECT person_name FROM kept.evidence
        WHERE person = :address AND person_name IS NOT NULL
        """);
  }

  @Override
  public Set<String> abouts(String address) {
    return sql.values(
        address,
        """
        SELECT 'charter ' || owner || '/' || group_id FROM kept.evidence
          WHERE person = :address AND group_id IS NOT NULL
        UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.attendance_warning
          WHERE person = :address
        UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.evaluation
          WHERE leader = :address
        UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.group_seat
          WHERE address = :address
        UNION SELECT 'charter ' || owner || '/' || group_id FROM kept.group_state
          WHERE contact_address = :address
        """);
  }

  @Override
  public int erase(Erasure erasure) {
    return sql.change(
            erasure,
            "UPDATE kept.evidence SET person = :mark, person_name = :nameless WHERE person = :address",
            "DELETE FROM kept.attendance_warning WHERE person = :address",
            "UPDATE kept.evaluation SET leader = :mark WHERE leader = :address")
        + texts.unnameJson(erasure, "kept.evidence", "data", "owner", "evidence_id")
        + texts.unname(erasure, "kept.evidence", "recorded_by", "owner", "evidence_id");
  }
}
