package no.nov.hub.intake.access;

import java.util.Arrays;

/**
 * The paths that are meant for others than the machine itself. {@link SecurityRules} opens them,
 * and a proxy has to pass them on: README shows one, which is tested against this list.
 */
final class PublicPaths {

  /** Whether the hub works; what is not well, and why, is for whoever runs it. */
  static final String[] HEALTH = {
    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
  };

  static final String[] CALENDARS = {"/calendar.ics", "/calendar/**"};

  /** Whoever has the link of a mail; none can be guessed. */
  static final String[] LINKS_OF_MAILS = {
    "/svar/{token}",
    "/avstemning/{token}",
    "/referat/{token}",
    "/oppgave/{token}",
    "/evaluering/{token}"
  };

  /** How those pages look. */
  static final String[] STYLES = {"/*.css"};

  static final String[] TEMPLATES = {"/api/v1/templates/**"};

  /** With a key. */
  static final String[] API = {"/api/**"};

  private PublicPaths() {}

  /** Whether the address is, or should have been, one of the links of mails. */
  static boolean isLinkOfMail(String path) {
    return path != null
        && Arrays.stream(LINKS_OF_MAILS)
            .map(link -> link.substring(0, link.length() - "/{token}".length()))
            .anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
  }
}
