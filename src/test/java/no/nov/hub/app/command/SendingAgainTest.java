package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Topics;
import org.junit.jupiter.api.Test;

class SendingAgainTest {

  private static final Instant LAST = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void what_was_never_judged_keeps_its_id_and_what_was_judged_gets_a_new_one() {
    List<String> lines = after(Topics.EVENTS, Topics.inbox("drammen"));

    assertThat(lines)
        .containsExactly(
            "Ask drammen to send again, under the same ids, what it sent after 2026-11-22T08:00:00Z and has no receipt: it was never judged. If the new receipt says that it is known already, it was judged after all.",
            "Ask those who send events to send again, under new ids, what was accepted after 2026-11-22T08:00:00Z: it was judged, so its old id is known, but it is gone from nov.events.");
  }

  @Test
  void every_topic_that_others_fill_has_a_line_of_its_own() {
    assertThat(after(Topics.MEMBERSHIP, Topics.POSITIONS, Topics.PRIVATE_GROUPS))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("under new ids"));
    assertThat(after(Topics.inbox("drammen"), Topics.inbox("asker")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("under the same ids"));
  }

  @Test
  void nobody_is_asked_to_send_what_only_the_hub_writes() {
    assertThat(after(Topics.REJECTED, Topics.MAIL, Topics.STATISTICS, "__consumer_offsets"))
        .containsExactly(
            "Nobody has to send anything for __consumer_offsets, nov.mail, nov.rejected, nov.statistics: only the hub writes there.");
  }

  @Test
  void lost_receipts_alone_are_no_reason_to_send_again() {
    assertThat(after(Topics.receipts("drammen")))
        .singleElement()
        .asString()
        .startsWith("drammen has nothing to send again for its receipts after 2026-11-22")
        .contains("over HTTP");
  }

  @Test
  void where_nothing_is_left_no_time_is_named() {
    assertThat(new SendingAgain(Map.of(Topics.EVENTS, Optional.empty())).lines())
        .singleElement()
        .asString()
        .contains("what was accepted: it was judged");
  }

  private static List<String> after(String... topics) {
    return new SendingAgain(
            Arrays.stream(topics).collect(Collectors.toMap(t -> t, t -> Optional.of(LAST))))
        .lines();
  }
}
