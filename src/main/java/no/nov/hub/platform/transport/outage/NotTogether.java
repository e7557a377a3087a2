package no.nov.hub.platform.transport.outage;

import org.apache.kafka.common.KafkaException;

/**
 * Database and broker do not belong together; the message says why and what to do. Like an outage
 * it concerns no single record, so nothing is tried one by one.
 */
public final class NotTogether extends KafkaException {

  private static final long serialVersionUID = 1L;

  public NotTogether(String sentence) {
    super(sentence);
  }
}
