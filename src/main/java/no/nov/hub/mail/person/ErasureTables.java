package no.nov.hub.mail.person;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who has been erased lately. Topics and copies that are read anew can tell of a person from before
 * the erasure; for as long as they are kept, the hub remembers whom not to keep again.
 */
@Component("erasureTables")
public class ErasureTables {

  /** A little longer than anything that can name a person: topics, handled files and copies. */
  private static final Duration REMEMBERED = Duration.ofDays(32);

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final Clock clock;

  public ErasureTables(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.clock = clock;
  }

  /** Those of one moment, for a batch of messages. */
  public static final class Lately {

    private final Map<String, Instant> asked;

    private Lately(Map<String, Instant> asked) {
      this.asked = asked;
    }

    /**
     * @param address in any case, or null for nobody
     * @param told when this was said of the person
     * @return whether the person was erased later than that
     */
    public boolean forget(String address, Instant told) {
      if (asked.isEmpty() || address == null) {
        return false;
      }
      Instant at = asked.get(hash(address));
      return at != null && told.isBefore(at);
    }

    /**
     * Takes those out of a message who were erased later than it was told: wherever an address
     * stands, in a field of its own or beside a name.
     */
    public void unname(JsonNode data, Instant told) {
      if (asked.isEmpty()) {
        return;
      }
      if (data instanceof ObjectNode fields) {
        for (String field : List.copyOf(fields.propertyNames())) {
          if (fields.get(field).isString() && forget(fields.get(field).asString(), told)) {
            fields.put(field, Erasure.NAMELESS);
            if (fields.has("name")) {
              fields.put("name", Erasure.NAMELESS);
            }
          }
        }
      }
      data.forEach(part -> unname(part, told));
    }
  }

  public Lately lately() {
    Map<String, Instant> asked = new HashMap<>();
    jdbc.query(
        "SELECT person, asked_at FROM kept.erased_person",
        row -> {
          asked.put(row.getString(1), instant(row, 2));
        });
    return new Lately(asked);
  }

  void remember(String hash, Instant at) {
    upserts
        .into("kept.erased_person", hash)
        .key("person", person -> person)
        .set("asked_at", person -> at)
        .write();
  }

  public void forgetOld() {
    jdbc.update(
        "DELETE FROM kept.erased_person WHERE asked_at < ?",
        utc(clock.instant().minus(REMEMBERED)));
  }

  static String hash(String address) {
    return Json.sha256("person " + address.strip().toLowerCase(Locale.ROOT));
  }
}
