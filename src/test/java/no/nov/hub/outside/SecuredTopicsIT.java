package no.nov.hub.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import no.nov.hub.OnContainers;
import no.nov.hub.isolation.TopicWalk;
import no.nov.hub.platform.embedded.BrokerClients;
import org.junit.jupiter.api.Test;

/** Walks every cell of docs/access.md that Kafka reaches, on an outside broker with accounts. */
@OnContainers
class SecuredTopicsIT {

  @Test
  void everybody_reads_and_writes_what_the_table_says() throws Exception {
    try (SecuredBroker broker = SecuredBroker.withoutTls();
        BrokerClients administrator = BrokerClients.of(new HashMap<>(broker.administrator()))) {
      TopicWalk walk =
          new TopicWalk(
              administrator,
              (user, password) ->
                  BrokerClients.of(new HashMap<>(broker.withPassword(user, password))));
      walk.prepare();

      walk.throughAccounts();

      assertThat(walk.open()).isEmpty();
      System.out.println(walk.cells() + " cells of isolation walked over an outside Kafka");
    }
  }
}
