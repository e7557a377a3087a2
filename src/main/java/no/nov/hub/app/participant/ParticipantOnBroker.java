package no.nov.hub.app.participant;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.nov.hub.intake.login.Secrets;
import no.nov.hub.platform.rights.ParticipantAccount;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.TopicCreation;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a participant has on the broker: its topics and, where the broker asks, an account. */
@Component
class ParticipantOnBroker {

  private static final Logger LOG = LoggerFactory.getLogger(ParticipantOnBroker.class);

  /** Accounts of the embedded broker itself. */
  static final Set<String> OF_THE_BROKER = Set.of("hub", "broker");

  private final Broker broker;
  private final TopicCreation topics;

  ParticipantOnBroker(Broker broker, TopicCreation topics) {
    this.broker = broker;
    this.topics = topics;
  }

  /** How it went with an account. */
  enum Outcome {
    /** The broker asks nobody who one is. */
    NOT_NEEDED,
    DONE,
    /** The hub may not do that there, so whoever runs the broker has to. */
    NOT_ALLOWED,
    /** The broker did not answer. */
    FAILED
  }

  /**
   * @param password shown this once; null if there is none
   */
  record Account(Outcome outcome, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Account[%s]".formatted(outcome);
    }
  }

  private interface Work<T> {
    T with(Admin admin) throws InterruptedException;
  }

  /**
   * @throws KafkaException if the broker does not answer
   */
  void makeTopics(String participant) {
    with(
        admin -> {
          topics.createFor(admin, participant);
          return null;
        });
  }

  /** Whether a participant can have an account there. */
  boolean hasAccounts() {
    return broker.mayHaveAccounts();
  }

  /** With a new password, if there is an account already. */
  Account giveAccount(String participant) {
    if (!broker.mayHaveAccounts()) {
      return new Account(Outcome.NOT_NEEDED, null);
    }
    if (OF_THE_BROKER.contains(participant)) {
      return new Account(Outcome.NOT_ALLOWED, null);
    }
    String password = Secrets.random();
    try {
      return with(admin -> new ParticipantAccount(admin, participant).give(password))
          ? new Account(Outcome.DONE, password)
          : new Account(Outcome.NOT_NEEDED, null);
    } catch (KafkaException e) {
      return new Account(failed(participant, e), null);
    }
  }

  /** Also one of a time when the broker had accounts. */
  Outcome takeAccount(String participant) {
    if (OF_THE_BROKER.contains(participant)) {
      return Outcome.NOT_NEEDED;
    }
    try {
      with(
          admin -> {
            new ParticipantAccount(admin, participant).take();
            return null;
          });
      return Outcome.DONE;
    } catch (KafkaException e) {
      return failed(participant, e);
    }
  }

  private static Outcome failed(String participant, KafkaException e) {
    LOG.warn(
        "The account of {} on the broker could not be changed ({})", participant, e.toString());
    return e instanceof AuthorizationException ? Outcome.NOT_ALLOWED : Outcome.FAILED;
  }

  private <T> T with(Work<T> work) {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put("default.api.timeout.ms", 10_000);
    properties.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(properties)) {
      return work.with(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while talking to the broker", e);
    }
  }
}
