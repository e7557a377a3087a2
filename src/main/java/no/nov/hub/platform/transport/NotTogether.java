package no.nov.hub.platform.transport;

import java.util.List;
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

  public NotTogether(LostTail lost) {
    this(List.of(lost));
  }

  /**
   * @param lost at least one
   */
  public NotTogether(List<LostTail> lost) {
    this(LostTail.told(lost));
  }
}
