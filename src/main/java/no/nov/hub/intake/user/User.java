package no.nov.hub.intake.user;

import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.language.Language;

/**
 * One who logs in.
 *
 * @param address where mail reaches the user, in standard form; nobody else has it
 */
public record User(UUID id, String name, String address, Language language) {

  private static final String MARK = "user/";

  /** As the audit names it, and whatever else must not hold a name. */
  public String mark() {
    return MARK + id;
  }

  /** Empty if it is the mark of none, such as of the hub itself. */
  public static Optional<UUID> idOf(String mark) {
    return mark.startsWith(MARK)
        ? Optional.of(UUID.fromString(mark.substring(MARK.length())))
        : Optional.empty();
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return mark();
  }
}
