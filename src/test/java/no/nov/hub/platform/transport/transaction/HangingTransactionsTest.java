package no.nov.hub.platform.transport.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HangingTransactionsTest {

  @Test
  void thatTheHubMayNotEndThemIsSaidOnceAndNotAtEveryTurn(CapturedOutput output) {
    HangingTransactions hanging = new HangingTransactions(HangingTransactionsTest::refuse);
    watch(hanging);
    watch(hanging);
    assertThat(output).containsOnlyOnce("stay open: Give it the right ALTER");
  }

  @Test
  void anOutageIsNotSaidHere(CapturedOutput output) {
    watch(new HangingTransactions(HangingTransactionsTest::fail));
    assertThat(output).doesNotContain("stay open");
  }

  private static void watch(HangingTransactions hanging) {
    assertThat(
            RouteRun.round(
                    "81-watch-transactions.camel.xml", Map.of("hangingTransactions", hanging))
                .getException())
        .isNull();
  }

  private static Map<String, Object> refuse() {
    throw new KafkaException(
        "Give it the right ALTER",
        new ClusterAuthorizationException("Cluster authorization failed"));
  }

  private static Map<String, Object> fail() {
    throw new KafkaException("Kafka does not answer");
  }
}
