package no.nov.hub.platform.transport;

import java.util.List;
import no.nov.hub.platform.start.CannotStart;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks at the embedded broker's topics before HTTP or any route takes something, and ends the
 * start if one has lost its tail: nobody else can bring it back while the hub runs. An outside
 * broker may be late, so there {@link HubStart} looks. Of topics that are not this database's it
 * says nothing: they have lost nothing, and {@link HubStart} tells whose they are.
 */
@Component
@ConditionalOnProperty(name = "hub.embedded.kafka.enabled", matchIfMissing = true)
class TruncationCheck implements SmartInitializingSingleton {

  private final Broker broker;
  private final JdbcTemplate database;
  private final KnownBroker known;

  TruncationCheck(Broker broker, JdbcTemplate database, KnownBroker known) {
    this.broker = broker;
    this.database = database;
    this.known = known;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try (Admin admin = Admin.create(broker.clientProperties())) {
      if (known.strange(admin).isPresent()) {
        return;
      }
      List<TruncatedTopic> lost = TruncatedTopics.find(admin, database);
      if (!lost.isEmpty()) {
        throw new CannotStart(TruncatedTopic.told(lost));
      }
    }
  }
}
