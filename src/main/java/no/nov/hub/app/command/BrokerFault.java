package no.nov.hub.app.command;

import no.nov.hub.platform.transport.KafkaSettings;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a broker's refusal or silence means for the operator. */
enum BrokerFault {
  WRONG_LOGIN(
      AuthenticationException.class,
      "Kafka at %s does not accept the administrator's name or password (%s). Look at hub.kafka.properties.[sasl.jaas.config] and [sasl.mechanism]."),
  NO_ADMINISTRATOR(
      AuthorizationException.class,
      "Kafka at %s does not let this account manage others (%s). Log on as a super user of the broker."),
  NO_AUTHORIZER(
      SecurityDisabledException.class,
      "Kafka at %s has no authorizer and so refuses nobody anything (%s). Set authorizer.class.name in the broker's settings."),
  SILENCE(
      TimeoutException.class,
      "Kafka at %s does not answer (%s). Start it, or look at hub.kafka.bootstrap-servers and hub.kafka.properties.[security.protocol]."),
  NO_CLIENT(
      KafkaException.class,
      "Kafka at %s could not be prepared (%s). What was done stays; look at hub.kafka.*, mend the cause and run the command again.");

  private final Class<? extends KafkaException> kind;
  private final String sentence;

  BrokerFault(Class<? extends KafkaException> kind, String sentence) {
    this.kind = kind;
    this.sentence = sentence;
  }

  static CommandFault tell(KafkaSettings kafka, KafkaException fault) {
    for (BrokerFault known : values()) {
      if (known.kind.isInstance(fault)) {
        return new CommandFault(
            known.sentence.formatted(kafka.bootstrapServers(), innermost(fault).getMessage()));
      }
    }
    throw new IllegalStateException("Every fault is a KafkaException", fault);
  }

  private static Throwable innermost(Throwable fault) {
    return fault.getCause() == null ? fault : innermost(fault.getCause());
  }
}
