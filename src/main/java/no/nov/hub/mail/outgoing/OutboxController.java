package no.nov.hub.mail.outgoing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the operator sees of the outbox: no addresses, and nothing that a server said of one. */
@RestController
class OutboxController {

  private static final int MOST = 100;

  private final OutboxFigures figures;
  private final JdbcTemplate jdbc;

  OutboxController(OutboxFigures figures, JdbcTemplate jdbc) {
    this.figures = figures;
    this.jdbc = jdbc;
  }

  /**
   * @param letters how many in each state
   * @param newest first, of the state asked for
   */
  record OutboxView(Map<String, Long> letters, List<Row> newest) {}

  record Row(
      String messageId,
      Letter.Kind kind,
      String owner,
      String about,
      String state,
      String cause,
      int attempts,
      Instant since) {

    static Row of(Delivery letter) {
      return new Row(
          letter.messageId(),
          letter.kind(),
          letter.owner(),
          letter.about(),
          letter.state().word(),
          letter.cause() == null ? null : letter.cause().word(),
          letter.attempts(),
          letter.since());
    }
  }

  @GetMapping("/api/v1/operator/outbox")
  ResponseEntity<Object> outbox(@RequestParam(defaultValue = "queued") String state) {
    if (Arrays.stream(State.values()).noneMatch(known -> known.word().equals(state))) {
      return Problem.badQuery(List.of(unknown(state)));
    }
    Map<String, Long> letters = new TreeMap<>();
    figures.now().letters().forEach((each, count) -> letters.put(each.word(), count));
    List<Row> newest =
        jdbc.query(
            "SELECT %s FROM kept.outbox WHERE state = ? ORDER BY number DESC LIMIT ?"
                .formatted(OutboxRows.DELIVERY),
            (row, n) -> Row.of(OutboxRows.delivery(row)),
            state,
            MOST);
    return ResponseEntity.ok(new OutboxView(letters, newest));
  }

  private static Reason unknown(String state) {
    String shown = PlainText.shortened(state);
    String states =
        Arrays.stream(State.values()).map(State::word).collect(Collectors.joining(", "));
    return Reason.of(
        "state",
        "unknown_state",
        "Ingen tilstand heter «%s»; det finnes %s.".formatted(shown, states),
        "No state is called “%s”; there are %s.".formatted(shown, states));
  }
}
