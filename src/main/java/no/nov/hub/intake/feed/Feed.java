package no.nov.hub.intake.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A web calendar of a participant, as the operator sets it. The address can hold a key, so it is
 * never printed; people see host and name.
 *
 * @param name tells it from the participant's other feeds; the host if it is not given
 * @param every from one minute to a week
 * @param allowPrivate whether the server may stand on a private network
 */
record Feed(String participant, String url, String name, Duration every, boolean allowPrivate) {

  private static final String FEEDS = "feeds";
  private static final int ID_LENGTH = 32;
  private static final int LONGEST_NAME = 60;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  Feed(
      String participant,
      String url,
      String name,
      @DefaultValue("15m") Duration every,
      @DefaultValue("false") boolean allowPrivate) {
    Optional<URI> address = parsed(url);
    SettingFaults faults = new SettingFaults("hub");
    faults.tellIf(
        isBlank(participant),
        FEEDS,
        "hver kalender trenger en participant, den som har kalenderen",
        "each feed needs a participant, whose calendar it is");
    tellAddress(faults, participant, url, address);
    String shown = isBlank(name) ? address.map(URI::getHost).orElse("") : name.strip();
    faults.tellIf(
        shown.length() > LONGEST_NAME || PlainText.hasControlCharacters(shown),
        FEEDS,
        "navnet på kalenderen til «%s» må være én linje på høyst %d tegn"
            .formatted(participant, LONGEST_NAME),
        "the name of the feed of '%s' must be one line of at most %d characters"
            .formatted(participant, LONGEST_NAME));
    faults.tellIf(
        every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0,
        FEEDS,
        "'every' for kalenderen til «%s» må være fra 1m til 7d".formatted(participant),
        "'every' of the feed of '%s' must be from 1m to 7d".formatted(participant));
    faults.refuse();
    this.participant = participant;
    this.url = url.strip();
    this.name = shown;
    this.every = every;
    this.allowPrivate = allowPrivate;
  }

  private static void tellAddress(
      SettingFaults faults, String participant, String url, Optional<URI> address) {
    faults.tellIf(
        isBlank(url),
        FEEDS,
        "kalenderen til «%s» trenger en url".formatted(participant),
        "the feed of '%s' needs a url".formatted(participant));
    faults.tellIf(
        !isBlank(url) && address.isEmpty(),
        FEEDS,
        "url for kalenderen til «%s» er ikke en adresse som https://example.no/kalender.ics"
            .formatted(participant),
        "the url of the feed of '%s' is not an address such as https://example.no/calendar.ics"
            .formatted(participant));
    address
        .flatMap(FetchableAddresses::fault)
        .ifPresent(
            fault ->
                faults.tellIf(
                    true,
                    FEEDS,
                    "url for kalenderen til «%s» %s".formatted(participant, fault.norwegian()),
                    "the url of the feed of '%s' %s".formatted(participant, fault.english())));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  /** Without what is wrong with it, since that would show the address. */
  private static Optional<URI> parsed(String url) {
    try {
      return isBlank(url) ? Optional.empty() : Optional.of(new URI(url.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The same as long as participant and name are, also when the address gets a new key. */
  String id() {
    return Json.sha256(participant + "\n" + name).substring(0, ID_LENGTH);
  }

  URI uri() {
    return URI.create(url);
  }

  String host() {
    return uri().getHost().toLowerCase(Locale.ROOT);
  }

  /** Tells one address from another without showing either. */
  String source() {
    return Json.sha256(url);
  }

  @Override
  public String toString() {
    return "feed «%s» of %s at %s".formatted(name, participant, host());
  }
}
