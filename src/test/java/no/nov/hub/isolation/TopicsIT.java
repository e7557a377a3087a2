package no.nov.hub.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.RealSettings;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks every cell of docs/access.md that Kafka reaches, on the broker inside the hub. */
class TopicsIT {

  @Test
  void everybody_reads_and_writes_what_the_table_says(@TempDir Path directory) throws Exception {
    EmbeddedBroker.Settings settings =
        new EmbeddedBroker.Settings(
            directory.resolve("kafka"),
            directory.resolve("secrets"),
            0,
            RealSettings.PARTICIPANTS.ids());
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings);
        BrokerClients administrator = BrokerClients.hub(broker);
        BrokerClients machine =
            BrokerClients.of(Map.of("bootstrap.servers", broker.openBootstrapServers()))) {
      TopicWalk walk =
          new TopicWalk(administrator, (user, password) -> account(broker, user, password));
      walk.prepare();

      walk.throughAccounts();
      walk.visit("the machine", machine);

      assertThat(walk.open()).isEmpty();
      System.out.println(walk.cells() + " cells of isolation walked over Kafka");
    }
  }

  private static BrokerClients account(EmbeddedBroker broker, String user, String password) {
    Map<String, Object> account = new HashMap<>(broker.clientProperties());
    account.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
    return BrokerClients.of(account);
  }
}
