package no.nov.hub.intake.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.platform.start.Wanted;

/** Which addresses are fetched at all. */
final class FetchableAddresses {

  private FetchableAddresses() {}

  /** What is wrong with an address, without showing it; empty if it may be fetched. */
  static Optional<Wanted> fault(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of(
          new Wanted(
              "må begynne med https:// eller http:// (også i stedet for webcal://)",
              "must begin with https:// or http:// (in the place of webcal:// too)"));
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      return Optional.of(new Wanted("nevner ingen tjener", "names no server"));
    }
    return uri.getRawUserInfo() == null
        ? Optional.empty()
        : Optional.of(
            new Wanted(
                "kan ikke ha brukernavn eller passord foran tjenerens navn",
                "must not hold a user name or a password before the server's name"));
  }

  static boolean isSecure(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }
}
