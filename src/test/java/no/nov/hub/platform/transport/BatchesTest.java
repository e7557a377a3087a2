package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void whatWasReadAgainAfterTheGroupWasDividedAnewCountsOnce() {
    List<Received> polled =
        List.of(
            record("nov.inbox.asker", 5),
            record("nov.inbox.asker", 6),
            record("nov.inbox.modum", 0),
            record("nov.inbox.asker", 5),
            record("nov.inbox.asker", 6),
            record("nov.inbox.asker", 7));

    assertThat(Batches.eachOnce(polled))
        .extracting(r -> r.topic() + " " + r.offset())
        .containsExactly(
            "nov.inbox.asker 5", "nov.inbox.asker 6", "nov.inbox.modum 0", "nov.inbox.asker 7");
  }

  private static Received record(String topic, long offset) {
    return new Received(topic, 0, offset, 0, null, null, new RecordHeaders());
  }
}
