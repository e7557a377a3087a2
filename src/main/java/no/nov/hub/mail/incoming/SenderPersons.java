package no.nov.hub.mail.incoming;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonSql;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Those who may mail files for a participant. */
@Component
@Order(3)
class SenderPersons implements PersonalData {

  private final PersonSql sql;

  SenderPersons(JdbcTemplate jdbc) {
    this.sql = new PersonSql(jdbc);
  }

  @Override
  public String name() {
    return "registeredSenders";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        "SELECT participant, address, since FROM kept.submission_sender WHERE address = :address");
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses("SELECT address FROM kept.submission_sender");
  }

  @Override
  public int erase(Erasure erasure) {
    return sql.change(erasure, "DELETE FROM kept.submission_sender WHERE address = :address");
  }
}
