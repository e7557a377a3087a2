package no.nov.hub.platform.embedded;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.nov.hub.platform.clock.SteadyClock;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.participant.PerParticipant;
import no.nov.hub.platform.transport.Broker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The broker of the embedded default. It starts beside Spring's own start; whoever needs it first
 * waits for it.
 */
@Component
@ConditionalOnProperty(name = "hub.embedded.kafka.enabled", matchIfMissing = true)
public class EmbeddedKafka implements Broker, PerParticipant, DisposableBean {

  private final CompletableFuture<EmbeddedBroker> starting;
  private Set<String> participants;
  private final boolean isOpen;

  EmbeddedKafka(EmbeddedKafkaSettings settings, Participants participants, SteadyClock clock) {
    this.participants = new TreeSet<>(participants.ids());
    this.isOpen = settings.suppliers() != null;
    EmbeddedBroker.Settings wanted =
        new EmbeddedBroker.Settings(
            settings.directory(),
            settings.secrets(),
            settings.port(),
            participants.ids(),
            settings.flush(),
            settings.suppliers());
    starting = new CompletableFuture<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                starting.complete(EmbeddedBroker.start(wanted, clock));
              } catch (RuntimeException | Error e) {
                starting.completeExceptionally(e);
              }
            },
            "embedded-broker-start");
    starter.start();
  }

  /** Where anonymous clients on this machine connect. */
  public String openBootstrapServers() {
    return broker().openBootstrapServers();
  }

  @Override
  public Map<String, Object> clientProperties() {
    return broker().clientProperties();
  }

  @Override
  public boolean mayHaveAccounts() {
    return isOpen;
  }

  @Override
  public Optional<String> failure() {
    return starting.isDone() ? broker().failure() : Optional.empty();
  }

  /** Those of the start have their rights with the broker's own start. */
  @Override
  public synchronized void open(Participant participant) {
    Set<String> wanted = new TreeSet<>(participants);
    if (wanted.add(participant.id())) {
      permit(wanted);
    }
  }

  @Override
  public synchronized void close(Participant participant) {
    Set<String> wanted = new TreeSet<>(participants);
    if (wanted.remove(participant.id())) {
      permit(wanted);
    }
  }

  /** What has failed is not taken for done. */
  private void permit(Set<String> wanted) {
    broker().permit(wanted);
    participants = wanted;
  }

  private EmbeddedBroker broker() {
    try {
      return starting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BrokerNotStarted known) {
        throw known;
      }
      throw e;
    }
  }

  @Override
  public void destroy() {
    starting.handle((broker, failure) -> broker).thenAccept(EmbeddedKafka::close).join();
  }

  /** One that did not start has closed itself. */
  private static void close(EmbeddedBroker broker) {
    if (broker != null) {
      broker.close();
    }
  }
}
