package no.nov.hub.intake.passkey;

import java.time.Instant;
import java.util.UUID;

/**
 * What its owner is shown of it.
 *
 * @param name as the owner calls it
 * @param usedAt null if never
 */
public record Passkey(UUID id, String name, Instant madeAt, Instant usedAt) {

  /** Its name can tell of people. */
  @Override
  public String toString() {
    return "Passkey[" + id + "]";
  }
}
