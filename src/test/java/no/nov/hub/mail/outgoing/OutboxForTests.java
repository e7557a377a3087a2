package no.nov.hub.mail.outgoing;

import java.time.Clock;
import java.util.Map;
import no.nov.hub.TestDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** An outbox without a hub around it. */
public final class OutboxForTests {

  private OutboxForTests() {}

  public static Outbox outbox(TestDatabase database, Clock clock) {
    return outbox(database, clock, failedLetters(database, clock, delivery -> {}));
  }

  static Outbox outbox(TestDatabase database, Clock clock, FailedLetters failedLetters) {
    return new Outbox(database.jdbc(), database.transactions(), clock, failedLetters);
  }

  static FailedLetters failedLetters(
      TestDatabase database, Clock clock, DeliveryListener listener) {
    ObjectProvider<DeliveryListener> listeners =
        new StaticListableBeanFactory(Map.of("listener", listener))
            .getBeanProvider(DeliveryListener.class);
    return new FailedLetters(database.jdbc(), clock, listeners);
  }
}
