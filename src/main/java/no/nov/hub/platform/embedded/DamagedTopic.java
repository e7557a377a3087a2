package no.nov.hub.platform.embedded;

/**
 * A topic with a file that cannot be read to its end.
 *
 * @param wholeTo the offset after the last record before the damage
 */
public record DamagedTopic(String topic, long wholeTo) {

  @Override
  public String toString() {
    return "%s is whole only up to %d".formatted(topic, wholeTo);
  }
}
