package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.LostRace;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what became of letters, in order, and strikes it out only after Kafka has it: a crash in
 * between tells it again, under the same id. Names, addresses and what servers said stay here; a
 * letter is named by a hash of its token, which nobody can guess who knows the person.
 */
@Component("tellingMailFacts")
public class TellingMailFacts {

  private static final int MOST_AT_ONCE = 500;

  /** Longer than Kafka takes to refuse a batch. */
  private static final Duration TURN = Duration.ofMinutes(5);

  private static final Pattern STATUS =
      Pattern.compile("(?:\\d{3}[ -])?([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])");

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final String instance;

  TellingMailFacts(JdbcTemplate jdbc, Clock clock, KafkaSettings kafka) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.instance = kafka.instance();
  }

  /** A change of one letter. */
  record Fact(
      long number,
      String letter,
      Letter.Kind kind,
      String owner,
      String about,
      Delivery.State state,
      Instant at,
      Delivery.Cause cause,
      String fault,
      int attempts) {

    String id() {
      return "mail-%s-%s-%d".formatted(letter, state.word(), at.toEpochMilli());
    }

    ObjectNode data() {
      ObjectNode data = Json.MAPPER.createObjectNode();
      data.put("letter", letter);
      data.put("kind", kind.name().toLowerCase(Locale.ROOT));
      data.put("owner", owner);
      data.put("about", about);
      data.put("state", state.word());
      data.put("at", at.toString());
      if (cause != null) {
        data.put("cause", cause.word());
      }
      if (status() != null) {
        data.put("status", status());
      }
      data.put("attempts", attempts);
      return data;
    }

    /** Such as 5.1.1 (RFC 3463), where the server began with it; the rest can hold an address. */
    private String status() {
      Matcher matcher = STATUS.matcher(fault == null ? "" : fault);
      return matcher.lookingAt() ? matcher.group(1) : null;
    }
  }

  public boolean anyToTell() {
    return !jdbc.queryForList("SELECT 1 FROM kept.mail_fact LIMIT 1", Integer.class).isEmpty()
        && isOnTurn();
  }

  private boolean isOnTurn() {
    LostRace.again(this::takeTurn);
    return !jdbc.queryForList(
            "SELECT 1 FROM kept.mail_teller WHERE instance = ?", Integer.class, instance)
        .isEmpty();
  }

  /** Does nothing as long as another has it. */
  private void takeTurn() {
    Instant now = clock.instant();
    jdbc.update(
        """
        MERGE INTO kept.mail_teller t
        USING (SELECT 1 AS place, CAST(? AS VARCHAR(64)) AS instance, CAST(? AS TIMESTAMP WITH TIME ZONE) AS until_then) n
        ON t.place = n.place
        WHEN MATCHED AND (t.instance = n.instance OR t.until_then <= ?) THEN
          UPDATE SET instance = n.instance, until_then = n.until_then
        WHEN NOT MATCHED THEN INSERT (place, instance, until_then) VALUES (n.place, n.instance, n.until_then)
        """,
        instance,
        utc(now.plus(TURN)),
        utc(now));
  }

  public List<Fact> next() {
    return jdbc.query(
        "SELECT * FROM kept.mail_fact ORDER BY number LIMIT ?",
        (row, n) ->
            new Fact(
                row.getLong("number"),
                Json.sha256(row.getString("token")).substring(0, 32),
                Letter.Kind.valueOf(row.getString("kind")),
                row.getString("owner"),
                row.getString("about"),
                Delivery.State.of(row.getString("state")),
                instant(row, "state_at"),
                Delivery.Cause.of(row.getString("cause")),
                row.getString("fault"),
                row.getInt("attempts")),
        MOST_AT_ONCE);
  }

  public List<Message> records(List<Fact> facts, Exchange exchange) {
    return facts.stream().map(fact -> record(fact, exchange)).toList();
  }

  private static Message record(Fact fact, Exchange exchange) {
    Envelope event =
        new Envelope(
            fact.id(), Types.HUB, Types.MAIL_FACT, fact.at().toString(), null, fact.data());
    Message message = new DefaultMessage(exchange.getContext());
    message.setHeader(KafkaConstants.KEY, fact.letter().getBytes(StandardCharsets.UTF_8));
    message.setHeader("content-type", Envelope.STRUCTURED.getBytes(StandardCharsets.UTF_8));
    message.setBody(event.toJson());
    return message;
  }

  public void told(List<Fact> facts) {
    jdbc.update(
        "DELETE FROM kept.mail_fact WHERE number = ANY(CAST(? AS BIGINT ARRAY))",
        (Object) facts.stream().map(Fact::number).toArray(Long[]::new));
  }
}
