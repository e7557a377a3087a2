package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of its own for the tests to kill: starts a broker, writes to an inbox and prints the
 * offset of each acknowledged message, as long as someone listens.
 */
final class KilledBroker {

  static final String INBOX = "nov.inbox.drammen";

  private KilledBroker() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
    try (BrokerClients hub = BrokerClients.hub(broker)) {
      hub.createTopic(INBOX);
    }
    try (BrokerClients anonymous = BrokerClients.anonymous(broker)) {
      write(anonymous);
    }
  }

  private static void write(BrokerClients clients)
      throws ExecutionException, InterruptedException, TimeoutException {
    while (!System.out.checkError()) {
      long offset =
          clients
              .producer()
              .send(BrokerClients.message(INBOX, "acknowledged"))
              .get(30, TimeUnit.SECONDS)
              .offset();
      System.out.println(offset);
    }
  }
}
