package no.nov.hub.intake.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.message.Reason;
import org.springframework.stereotype.Service;

/** The web calendars of somebody who is being added, of which only the addresses are told. */
@Service
public class NewFeeds {

  private static final int LONGEST = 2000;
  private static final int LONGEST_NAME = 60;
  private static final String FIELD = "feeds";

  private static final Reason NOT_AN_ADDRESS =
      Reason.of(
          FIELD,
          "not_a_feed",
          "En av nettkalenderne er ikke en adresse. Skriv for eksempel https://example.no/kalender.ics, én på hver linje.",
          "One of the web calendars is not an address. Write for instance https://example.no/calendar.ics, one on each line.");

  private static final Reason TWICE =
      Reason.of(
          FIELD,
          "feed_twice",
          "En av nettkalenderne står to ganger. Fjern den ene.",
          "One of the web calendars stands twice. Remove one.");

  private final FeedTables tables;

  NewFeeds(FeedTables tables) {
    this.tables = tables;
  }

  /** None of them shows an address, which can hold a key. */
  public List<Reason> faults(List<String> addresses) {
    List<Reason> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String address : addresses) {
      if (!seen.add(address)) {
        faults.add(TWICE);
      }
      fault(address).ifPresent(faults::add);
    }
    return faults.stream().distinct().toList();
  }

  private static Optional<Reason> fault(String address) {
    Optional<URI> uri = parsed(address);
    return uri.isEmpty() || address.length() > LONGEST
        ? Optional.of(NOT_AN_ADDRESS)
        : FetchableAddresses.fault(uri.get())
            .map(
                fault ->
                    Reason.of(
                        FIELD,
                        "not_fetchable",
                        "Adressen til en av nettkalenderne %s.".formatted(fault.norwegian()),
                        "The address of one of the web calendars %s.".formatted(fault.english())));
  }

  private static Optional<URI> parsed(String address) {
    try {
      return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * In the caller's transaction. Each bears the name of its server, with a number from the second
   * on.
   *
   * @param addresses without faults
   */
  public void add(String participant, List<String> addresses) {
    Set<String> names = new HashSet<>();
    for (String address : addresses) {
      String host = URI.create(address).getHost();
      String shown = host.substring(0, Math.min(host.length(), LONGEST_NAME - 5));
      String name = shown;
      for (int number = 2; !names.add(name); number++) {
        name = shown + " " + number;
      }
      tables.add(new Feed(participant, address, name, FeedTables.USUAL, false));
    }
  }
}
