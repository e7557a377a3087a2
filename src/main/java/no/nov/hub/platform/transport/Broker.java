package no.nov.hub.platform.transport;

import java.util.Map;
import java.util.Optional;

/** Where Kafka is: a broker in this process or an outside one. */
public interface Broker {

  /**
   * What every Kafka client of the hub needs to connect and prove who it is; {@code
   * bootstrap.servers} included.
   */
  Map<String, Object> clientProperties();

  /** Whether it asks who one is, so that each participant may need an account on it. */
  default boolean mayHaveAccounts() {
    return true;
  }

  /** Why the broker has ended, as a sentence for the operator, if it has. */
  default Optional<String> failure() {
    return Optional.empty();
  }
}
