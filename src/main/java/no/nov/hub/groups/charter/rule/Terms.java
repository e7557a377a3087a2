package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule as a charter has it.
 *
 * @param figures such as {@code periodMonths}, {@code least} and {@code share} (in per cent)
 */
public record Terms(String rule, Weight weight, Text text, ObjectNode figures) {

  static Terms read(ObjectNode json) {
    JsonNode text = json.path("text");
    return new Terms(
        json.get("rule").asString(),
        Weight.of(json.get("weight").asString()),
        new Text(text.path("nb").asString(""), text.path("en").asString("")),
        json);
  }

  /** As a part of a sentence, which has its own full stop. */
  Text textInSentence() {
    return new Text(withoutStop(text.nb()), withoutStop(text.en()));
  }

  private static String withoutStop(String sentence) {
    return sentence.strip().replaceAll("\\.$", "");
  }

  /** With what this one does not say itself as it is in the other. */
  Terms over(Terms other) {
    return read((ObjectNode) other.figures.deepCopy().setAll(figures));
  }

  public int periodMonths() {
    return figures.path("periodMonths").asInt(12);
  }

  int least() {
    return figures.path("least").asInt(1);
  }

  int most() {
    return figures.path("most").asInt(Integer.MAX_VALUE);
  }

  /** In per cent. */
  public int share() {
    return figures.path("share").asInt(50);
  }

  int warnDays() {
    return figures.path("warnDays").asInt(61);
  }

  List<String> expects() {
    return figures.path("expects").valueStream().map(JsonNode::asString).toList();
  }

  public boolean isOff() {
    return weight == Weight.OFF;
  }
}
