package no.nov.hub.platform.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The attributes of one event: those that the hub reads, and those that it only passes on to
 * whoever reads shared topics, such as {@code subject} and {@code traceparent}. Of the latter what
 * CloudEvents allows and what no reader stumbles over is kept; the rest is told in the receipt.
 */
final class Attributes {

  private static final Set<String> READ =
      Set.of("specversion", "id", "source", "type", "time", "datacontenttype", "confirms");

  /** Names that begin so are left to the hub. */
  private static final String RESERVED = "nov";

  private static final int LONGEST_NAME = 20;
  private static final int LONGEST_VALUE = 512;
  private static final int MOST = 20;
  private static final int MOST_TOLD = 5;

  private final Map<String, String> read = new HashMap<>();
  private final Map<String, JsonNode> extensions = new LinkedHashMap<>();
  private final List<String> dropped = new ArrayList<>();

  void put(String name, String value) {
    if (value != null) {
      put(name, StringNode.valueOf(value));
    }
  }

  void put(String name, JsonNode value) {
    if (READ.contains(name)) {
      read.put(name, value.asString());
    } else if (extensions.size() < MOST && isName(name) && isValue(value)) {
      extensions.put(name, value);
    } else {
      dropped.add(name);
    }
  }

  /** One that the hub reads; null if it is not there. */
  String get(String name) {
    return read.get(name);
  }

  Map<String, JsonNode> extensions() {
    return extensions;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.startsWith(RESERVED)
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  private static boolean isValue(JsonNode value) {
    if (!value.isString()) {
      return value.isBoolean() || value.isInt();
    }
    String text = value.stringValue();
    return !text.isBlank()
        && text.length() <= LONGEST_VALUE
        && !PlainText.hasControlCharacters(text);
  }

  void tellDropped(Findings findings) {
    if (dropped.isEmpty()) {
      return;
    }
    String names =
        String.join(
            ", ", dropped.stream().limit(MOST_TOLD).map(n -> PlainText.shortened(n)).toList());
    String more = dropped.size() > MOST_TOLD ? " …" : "";
    findings.note(
        "",
        "not_passed_on",
        "Meldingen er lest uten %s%s. Egne attributter må ha navn av små bokstaver (a–z) og sifre, høyst %d tegn og ikke «%s» først, og en verdi på høyst %d tegn; høyst %d tas med."
            .formatted(names, more, LONGEST_NAME, RESERVED, LONGEST_VALUE, MOST),
        "The message was read without %s%s. Attributes of your own must have names of small letters (a–z) and digits, at most %d characters and not “%s” first, and a value of at most %d characters; at most %d are passed on."
            .formatted(names, more, LONGEST_NAME, RESERVED, LONGEST_VALUE, MOST));
  }
}
