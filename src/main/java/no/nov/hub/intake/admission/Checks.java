package no.nov.hub.intake.admission;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small checks that the rules of several types share. Paths begin with {@code data}. */
public final class Checks {

  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);

  /**
   * A list of members has fifty thousand; each value that is wrong costs the schema library far
   * more than itself.
   */
  private static final int MOST_VALUES = 60_000;

  private static final BigDecimal LARGEST = new BigDecimal("1e15");

  /** Where several lines are welcome. */
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "summary",
          "demands",
          "address",
          "outcome",
          "note",
          "decision",
          "information",
          "action",
          "plan");

  private Checks() {}

  /** A date that exists in the calendar and is not before 1850. Absent fields pass as empty. */
  public static Optional<LocalDate> date(
      JsonNode parent, String field, String path, Findings findings) {
    JsonNode node = parent.get(field);
    if (node == null) {
      return Optional.empty();
    }
    String text = node.asString();
    try {
      LocalDate date = LocalDate.parse(text);
      if (!date.isBefore(EARLIEST)) {
        return Optional.of(date);
      }
    } catch (DateTimeException e) {
      // Said below, together with dates too long ago to be meant.
    }
    Text name = FieldNames.of(path);
    findings.fault(
        path,
        "not_a_date",
        "%s er «%s», og den datoen finnes ikke. Skriv for eksempel 2026-09-30."
            .formatted(name.nb(), PlainText.shortened(text)),
        "%s is “%s”, and there is no such date. Write for instance 2026-09-30."
            .formatted(name.en(), PlainText.shortened(text)));
    return Optional.empty();
  }

  public static void notInFuture(LocalDate date, LocalDate today, String path, Findings findings) {
    if (date.isAfter(today)) {
      Text name = FieldNames.of(path);
      Text day = DateWords.of(date);
      findings.fault(
          path,
          "in_future",
          "%s er %s, som ikke har vært ennå. Rett datoen, eller send når den har vært."
              .formatted(name.nb(), day.nb()),
          "%s is %s, which has not been yet. Correct the date, or send when it has been."
              .formatted(name.en(), day.en()));
    }
  }

  public static void notBefore(
      LocalDate later, LocalDate earlier, String path, String earlierField, Findings findings) {
    if (later.isBefore(earlier)) {
      Text name = FieldNames.of(path);
      Text other = FieldNames.of(earlierField);
      Text day = DateWords.of(later);
      Text before = DateWords.of(earlier);
      findings.fault(
          path,
          "before",
          "%s (%s) er før %s (%s). Rett den ene."
              .formatted(name.nb(), day.nb(), other.nb(), before.nb()),
          "%s (%s) is before %s (%s). Correct one of them."
              .formatted(name.en(), day.en(), other.en(), before.en()));
    }
  }

  /** An absolute http or https address with a host, without user name and password. */
  public static void url(JsonNode parent, String field, Findings findings) {
    JsonNode node = parent.get(field);
    if (node == null || isWebAddress(node.asString())) {
      return;
    }
    String path = "data." + field;
    Text name = FieldNames.of(path);
    findings.fault(
        path,
        "not_a_url",
        "%s er «%s»; den må være en nettadresse som begynner med https:// eller http://."
            .formatted(name.nb(), PlainText.shortened(node.asString())),
        "%s is “%s”; it must be a web address that begins with https:// or http://."
            .formatted(name.en(), PlainText.shortened(node.asString())));
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * The number in force on the date for one that was sent, with a note if it had been replaced.
   *
   * @return empty, with a fault, if the number is unknown on that date
   */
  public static Optional<String> municipality(
      String number,
      LocalDate date,
      String path,
      Municipalities municipalities,
      Findings findings) {
    Optional<Municipality> found = municipalities.inForce(number, date);
    if (found.isEmpty()) {
      String shown = PlainText.shortened(number);
      findings.fault(
          path,
          "unknown_municipality",
          "Kommunenummeret «%s» var ikke i bruk %s, eller huben kjenner det ikke. Rett det, eller be den som drifter huben legge det til."
              .formatted(shown, DateWords.of(date).nb()),
          "The municipality number “%s” was not in use on %s, or the hub does not know it. Correct it, or ask whoever runs the hub to add it."
              .formatted(shown, DateWords.of(date).en()));
      return Optional.empty();
    }
    Municipality current = found.get();
    if (!current.number().equals(number)) {
      findings.note(
          path,
          "municipality_replaced",
          "Kommunenummeret %s er erstattet av %s (%s)."
              .formatted(number, current.number(), current.name()),
          "The municipality number %s is replaced by %s (%s)."
              .formatted(number, current.number(), current.name()));
    }
    return found.map(Municipality::number);
  }

  /**
   * No invisible characters in any text of the data, and no number beyond what the schema library
   * can compare: it throws on those where it should answer.
   */
  static void values(ObjectNode data, Findings findings) {
    if (size(data, 0) > MOST_VALUES) {
      findings.fault(
          "data",
          "out_of_reach",
          "Meldingen har flere enn %d verdier. Del den i flere.".formatted(MOST_VALUES),
          "The message has more than %d values. Divide it.".formatted(MOST_VALUES));
      return;
    }
    if (!isWithinReach("", data)) {
      tell("data", "", data, findings);
    }
  }

  /** Without paths, which only a fault needs. */
  private static boolean isWithinReach(String field, JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!isWithinReach(entry.getKey(), entry.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (node.isArray()) {
      return node.valueStream().allMatch(each -> isWithinReach(field, each));
    }
    return !tooLarge(node) && !hidden(field, node) && !empty(node);
  }

  private static boolean tooLarge(JsonNode node) {
    return node.isNumber() && !node.isInt() && node.decimalValue().abs().compareTo(LARGEST) > 0;
  }

  /** Counts no further than it has to. */
  private static int size(JsonNode node, int before) {
    int count = before + 1;
    if (node.isContainer()) {
      for (JsonNode child : node) {
        if (count > MOST_VALUES) {
          return count;
        }
        count = size(child, count);
      }
    }
    return count;
  }

  private static void tell(String path, String field, JsonNode node, Findings findings) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        tell(path + "." + entry.getKey(), entry.getKey(), entry.getValue(), findings);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        tell(path + "[" + i + "]", field, node.get(i), findings);
      }
    } else if (tooLarge(node)) {
      Text name = FieldNames.of(path);
      findings.fault(
          path,
          "out_of_reach",
          "%s er et større tall enn noe kan være. Rett det.".formatted(name.nb()),
          "%s is a larger number than anything can be. Correct it.".formatted(name.en()));
    } else if (hidden(field, node)) {
      Text name = FieldNames.of(path);
      findings.fault(
          path,
          "control_character",
          "%s har et usynlig tegn. Skriv teksten på nytt uten det.".formatted(name.nb()),
          "%s has an invisible control character. Write the text anew without it."
              .formatted(name.en()));
    } else if (empty(node)) {
      Text name = FieldNames.of(path);
      findings.fault(
          path,
          "empty",
          "%s er tom; det som står der, vises ikke. Skriv teksten på nytt.".formatted(name.nb()),
          "%s is empty; what stands there cannot be seen. Write the text anew."
              .formatted(name.en()));
    }
  }

  /** Of spaces alone the schema says where they are not enough. */
  private static boolean empty(JsonNode node) {
    return node.isString()
        && !node.stringValue().isBlank()
        && PlainText.showsNothing(node.stringValue());
  }

  private static boolean hidden(String field, JsonNode node) {
    if (!node.isString()) {
      return false;
    }
    String text = node.stringValue();
    return PARAGRAPHS.contains(field)
        ? PlainText.hasControlCharactersBesidesLineBreaks(text)
        : PlainText.hasControlCharacters(text);
  }
}
