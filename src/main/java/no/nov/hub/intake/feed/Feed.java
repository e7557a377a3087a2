package no.nov.hub.intake.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
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
    if (participant == null || participant.isBlank()) {
      throw wrong("each feed needs a participant, whose calendar it is");
    }
    if (url == null || url.isBlank()) {
      throw wrong("the feed of '%s' needs a url".formatted(participant));
    }
    this.participant = participant;
    this.url = url.strip();
    Web.fault(uri(this.url))
        .ifPresent(
            fault -> {
              throw wrong("the url of the feed of '%s' %s".formatted(participant, fault));
            });
    this.name = name == null || name.isBlank() ? uri(this.url).getHost() : name.strip();
    if (this.name.length() > LONGEST_NAME || PlainText.hasControlCharacters(this.name)) {
      throw wrong(
          "the name of the feed of '%s' must be one line of at most %d characters"
              .formatted(participant, LONGEST_NAME));
    }
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw wrong("'every' of the feed of '%s' must be from 1m to 7d".formatted(participant));
    }
    this.every = every;
    this.allowPrivate = allowPrivate;
  }

  static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException("hub.feeds: " + sentence);
  }

  /** The same as long as participant and name are, also when the address gets a new key. */
  String id() {
    return Json.sha256(participant + "\n" + name).substring(0, ID_LENGTH);
  }

  URI uri() {
    return uri(url);
  }

  String host() {
    return uri().getHost().toLowerCase(Locale.ROOT);
  }

  /** Tells one address from another without showing either. */
  String source() {
    return Json.sha256(url);
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // Without the cause, whose message holds the address.
      throw wrong("a url is not an address such as https://example.no/calendar.ics");
    }
  }

  @Override
  public String toString() {
    return "feed «%s» of %s at %s".formatted(name, participant, host());
  }
}
