package no.nov.hub.intake.quota;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.transport.LostRace;
import no.nov.hub.platform.transport.Received;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Stands on the inbox records that the hub itself has written, and counted as they came: these have
 * been acknowledged, so they are judged whatever the quota is. It is a secret, since anybody may
 * write headers; nobody but the hub may read inboxes.
 */
@Component
public class QuotaMark {

  /** The header. */
  public static final String HEADER = "nov-counted";

  private static final int NUMBER = 1;

  private final String word;

  @Autowired
  QuotaMark(JdbcTemplate jdbc) {
    this(kept(jdbc));
  }

  QuotaMark(String word) {
    this.word = word;
  }

  /** One for all instances: the first of them makes it. */
  private static String kept(JdbcTemplate jdbc) {
    LostRace.again(
        () ->
            new Upserts(jdbc)
                .into("kept.quota_mark", NUMBER)
                .key("number", number -> number)
                .once("word", number -> UUID.randomUUID().toString())
                .write());
    return jdbc.queryForObject(
        "SELECT word FROM kept.quota_mark WHERE number = ?", String.class, NUMBER);
  }

  public String word() {
    return word;
  }

  public boolean isOn(Received record) {
    String found = record.header(HEADER);
    return found != null && MessageDigest.isEqual(bytes(word), bytes(found));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
