package no.nov.hub.intake.file.table;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of one file that tell of the same thing: the count of a day, an event, a meeting, a position
 * in an issue. Where two of them differ, only their sender knows which is right. Counts alone may
 * each tell of what the other leaves out.
 */
final class SameThing {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private final RowReader reading;

  /** Of each thing what rows tell of it, and the first row that tells this. */
  private final Map<List<?>, Map<ObjectNode, Row>> byThing = new HashMap<>();

  SameThing(RowReader reading) {
    this.reading = reading;
  }

  /**
   * @param made whether the hub made its id
   */
  void add(Row row, ObjectNode read, boolean made) {
    if (!read.at(pointer()).isMissingNode()) {
      byThing
          .computeIfAbsent(thing(read, made), thing -> new LinkedHashMap<>())
          .putIfAbsent(told(read), row);
    }
  }

  /** The first row that tells exactly this. */
  Row first(Row row, ObjectNode read, boolean made) {
    return rows(read, made).getOrDefault(told(read), row);
  }

  /**
   * @param made whether the hub made its id
   */
  Optional<Reason> contradiction(ObjectNode read, boolean made) {
    ObjectNode told = told(read);
    return rows(read, made).entrySet().stream()
        .filter(other -> contradict(other.getKey(), told))
        .findFirst()
        .map(other -> reason(other.getValue().number(), read, made));
  }

  private Map<ObjectNode, Row> rows(ObjectNode read, boolean made) {
    return byThing.getOrDefault(thing(read, made), Map.of());
  }

  /** An id that the hub made tells a title from the same one in capitals, which no person would. */
  private List<?> thing(ObjectNode read, boolean made) {
    return made && read.has("title") && read.has("start")
        ? List.of(
            read.path(reading.kind().ownerField()),
            SPACES.matcher(read.get("title").asString().toLowerCase(Locale.ROOT)).replaceAll(" "),
            read.get("start"))
        : List.of(read.path(reading.kind().ownerField()), read.at(pointer()));
  }

  private String pointer() {
    return "/" + reading.kind().identityField().replace('.', '/');
  }

  private static ObjectNode told(ObjectNode read) {
    ObjectNode told = read.deepCopy();
    told.remove("confirms");
    return told;
  }

  private boolean contradict(ObjectNode one, ObjectNode other) {
    return reading.kind() == TableKind.COUNTS
        ? one.propertyStream()
            .anyMatch(
                figure ->
                    other.has(figure.getKey())
                        && !other.get(figure.getKey()).equals(figure.getValue()))
        : !one.equals(other);
  }

  private Reason reason(int other, ObjectNode read, boolean made) {
    return switch (reading.kind()) {
      case COUNTS -> ofOneDay(other, read.get("asOf").asString());
      case POSITIONS -> ofOneIssue(other);
      default -> made ? ofOneTitleAndStart(other) : ofOneId(other);
    };
  }

  private Reason ofOneDay(int other, String asOf) {
    Text day = DateWords.of(LocalDate.parse(asOf));
    return reason(
        "same_day",
        "Rad %d har andre tall for %s. Skriv de rette tallene for dagen i én rad, og slett den andre."
            .formatted(other, day.nb()),
        "Row %d has other figures for %s. Write the right figures of the day in one row, and delete the other."
            .formatted(other, day.en()));
  }

  private Reason ofOneIssue(int other) {
    return reason(
        "same_thing",
        "Rad %d gjelder samme sak, men sier noe annet. Dere har ett standpunkt i hver sak: behold den raden som er riktig, og slett den andre."
            .formatted(other),
        "Row %d is about the same issue, but says something else. You have one position on each issue: keep the row that is right, and delete the other."
            .formatted(other));
  }

  private Reason ofOneId(int other) {
    Text things = reading.kind().content();
    String column = reading.nameOf(reading.kind().identityField());
    return reason(
        "same_thing",
        "Rad %d har samme id, men annet innhold. Er det to %s, skriv en annen id i kolonnen «%s» i den nye raden. Ellers behold den raden som er riktig, og slett den andre."
            .formatted(other, things.nb(), column),
        "Row %d has the same id, but other content. If they are two %s, write another id in the column “%s” of the new row. Otherwise keep the row that is right, and delete the other."
            .formatted(other, things.en(), column));
  }

  private Reason ofOneTitleAndStart(int other) {
    Text things = reading.kind().content();
    String column = reading.nameOf(reading.kind().identityField());
    return reason(
        "same_thing",
        "Rad %d har samme tittel og start, men annet innhold. Er det to %s, skriv en id i kolonnen «%s» i den nye raden. Ellers behold den raden som er riktig, og slett den andre."
            .formatted(other, things.nb(), column),
        "Row %d has the same title and start, but other content. If they are two %s, write an id in the column “%s” of the new row. Otherwise keep the row that is right, and delete the other."
            .formatted(other, things.en(), column));
  }

  private Reason reason(String code, String nb, String en) {
    return Reason.of("data." + reading.kind().identityField(), code, nb, en);
  }
}
