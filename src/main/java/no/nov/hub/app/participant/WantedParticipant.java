package no.nov.hub.app.participant;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.nov.hub.platform.message.PlainText;

/**
 * One who is to take part, as somebody wrote it.
 *
 * @param shortName for narrow tables; the name if it is left out
 * @param municipalities numbers
 * @param managerName of the first manager, who is invited; left out with the address if there is
 *     none yet
 * @param feeds addresses of web calendars
 */
record WantedParticipant(
    String id,
    String name,
    String shortName,
    String kind,
    List<String> municipalities,
    String managerName,
    String managerAddress,
    List<String> feeds) {

  private static final String BETWEEN = "[\\s,;]+";

  WantedParticipant {
    id = line(id);
    name = line(name);
    shortName = line(shortName);
    kind = line(kind);
    municipalities = lines(municipalities);
    managerName = line(managerName);
    managerAddress = line(managerAddress);
    feeds = lines(feeds);
  }

  private static String line(String text) {
    return text == null ? "" : PlainText.oneLine(text).strip();
  }

  private static List<String> lines(List<String> texts) {
    return Stream.ofNullable(texts)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** As people separate them in one field. */
  static List<String> split(String text) {
    return Arrays.asList(text.split(BETWEEN));
  }

  boolean hasManager() {
    return !managerName.isEmpty() || !managerAddress.isEmpty();
  }

  /** Names, addresses and keys of calendars stay out of logs. */
  @Override
  public String toString() {
    return "WantedParticipant[%s]".formatted(id);
  }
}
