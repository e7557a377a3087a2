package no.nov.hub.intake.user;

import java.util.UUID;
import no.nov.hub.platform.language.Language;

/**
 * One who logs in.
 *
 * @param address where mail reaches the user, in standard form; nobody else has it
 */
public record User(UUID id, String name, String address, Language language) {

  /** As the audit names it, and whatever else must not hold a name. */
  public String mark() {
    return "user/" + id;
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return mark();
  }
}
