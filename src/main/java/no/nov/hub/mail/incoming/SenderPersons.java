package no.nov.hub.mail.incoming;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Those who may mail files for a participant. */
@Component
@Order(3)
class SenderPersons implements PersonalData {

  private final JdbcTemplate jdbc;

  SenderPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "registeredSenders";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return jdbc.queryForList(
        "SELECT participant, address, since FROM kept.submission_sender WHERE address = ?",
        address);
  }

  @Override
  public Collection<String> addresses() {
    return jdbc.queryForList("SELECT address FROM kept.submission_sender", String.class);
  }

  @Override
  public int erase(Erasure erasure) {
    return jdbc.update("DELETE FROM kept.submission_sender WHERE address = ?", erasure.address());
  }
}
