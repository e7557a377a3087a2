package no.nov.hub.mail.outgoing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Letters to a person, and those to others that may name the person. That a letter went out
 * remains; to whom, and what it said, does not. What others wait for still reaches them, and is
 * emptied then.
 */
@Component("mailPersons")
@Order(9)
public class MailPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final TailTables tailTables;

  MailPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.tailTables = new TailTables(jdbc);
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    List<Map<String, Object>> letters =
        jdbc.queryForList(
            """
            SELECT message_id, kind, owner, about, recipient, state, created_at, handed_over_at
            FROM kept.outbox WHERE recipient = ? ORDER BY number
            """,
            address);
    Map<String, List<byte[]>> heads =
        tailTables.read(letters.stream().map(letter -> (String) letter.get("message_id")).toList());
    letters.forEach(letter -> addHead(letter, heads));
    letters.addAll(
        jdbc.queryForList(
            "SELECT address, failures, first_at, last_at FROM kept.held_address WHERE address = ?",
            address));
    return letters;
  }

  private static void addHead(Map<String, Object> letter, Map<String, List<byte[]>> heads) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    heads.getOrDefault((String) letter.remove("message_id"), List.of()).forEach(head::writeBytes);
    letter.put("letter", head.toString(StandardCharsets.UTF_8));
  }

  @Override
  public Collection<String> addresses() {
    return jdbc.queryForList(
        "SELECT recipient FROM kept.outbox WHERE recipient <> '' UNION SELECT address FROM kept.held_address",
        String.class);
  }

  @Override
  public int erase(Erasure erasure) {
    String address = erasure.address();
    List<Emptied> gone =
        new ArrayList<>(
            letters(
                "SELECT message_id, tail FROM kept.outbox WHERE recipient = ? FOR UPDATE",
                (Object) address));
    int letters = gone.size();
    jdbc.update("DELETE FROM kept.outbox WHERE recipient = ? AND due_at IS NOT NULL", address);
    jdbc.update("UPDATE kept.outbox SET recipient = '' WHERE recipient = ?", address);
    String[] abouts = erasure.abouts().toArray(String[]::new);
    gone.addAll(
        letters(
            """
            SELECT message_id, tail FROM kept.outbox
            WHERE about = ANY(CAST(? AS VARCHAR(200) ARRAY)) AND due_at IS NULL
            """,
            (Object) abouts));
    empty(gone);
    jdbc.update(
        """
        INSERT INTO kept.letter_to_empty (message_id)
        SELECT message_id FROM kept.outbox o
        WHERE about = ANY(CAST(? AS VARCHAR(200) ARRAY)) AND due_at IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM kept.letter_to_empty e WHERE e.message_id = o.message_id)
        """,
        (Object) abouts);
    jdbc.update(
        """
        UPDATE kept.mail_fact SET fault = NULL WHERE about = ANY(CAST(? AS VARCHAR(200) ARRAY))
        """,
        (Object) abouts);
    return letters + jdbc.update("DELETE FROM kept.held_address WHERE address = ?", address);
  }

  /** Those that waited, once they have gone or have been given up. */
  public void emptyWhatHasGone() {
    List<Emptied> gone =
        letters(
            """
            SELECT o.message_id, o.tail FROM kept.letter_to_empty e
            JOIN kept.outbox o ON o.message_id = e.message_id WHERE o.due_at IS NULL
            """);
    empty(gone);
    jdbc.batchUpdate(
        "DELETE FROM kept.letter_to_empty WHERE message_id = ?",
        gone.stream().map(letter -> new Object[] {letter.messageId()}).toList());
    jdbc.update(
        """
        DELETE FROM kept.letter_to_empty e WHERE NOT EXISTS
          (SELECT 1 FROM kept.outbox o WHERE o.message_id = e.message_id)
        """);
  }

  /**
   * @param tail key of what it shares with others, or null
   */
  private record Emptied(String messageId, String tail) {}

  private List<Emptied> letters(String query, Object... values) {
    return jdbc.query(query, (row, n) -> new Emptied(row.getString(1), row.getString(2)), values);
  }

  /** What is shared goes with the last letter that has it. */
  private void empty(List<Emptied> letters) {
    jdbc.batchUpdate(
        "UPDATE kept.outbox SET tail = NULL, fault = NULL WHERE message_id = ?",
        letters.stream().map(letter -> new Object[] {letter.messageId()}).toList());
    tailTables.delete(letters.stream().map(Emptied::messageId).toList());
    tailTables.deleteUnused(
        letters.stream().map(Emptied::tail).filter(Objects::nonNull).distinct().toList());
  }
}
