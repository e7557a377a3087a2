package no.nov.hub.before;

import java.util.Collection;
import java.util.List;
import no.nov.hub.before.DataOfBefore.Answer;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer without what is meant to be otherwise now. When the next version is kept, begin anew.
 */
final class AnswerOfBefore {

  /** What all read says no more of receipts, and of who is invited. */
  private static final List<String> SHARED =
      List.of("/api/v1/events", "/api/v1/issues", "/api/v1/positions", "/api/v1/statistics");

  private static final List<String> NOT_SHARED = List.of("receiptId", "inviteGroups");

  private static final String KEYS = "/api/v1/operator/keys";

  /** What keys can have now. */
  private static final List<String> OF_KEYS = List.of("scopes", "lastUsedAt");

  private AnswerOfBefore() {}

  static Answer comparable(String path, Answer answer) {
    if (path.startsWith("/api/v1/statistics.csv")) {
      return new Answer(answer.status(), withoutLastColumn(answer.body()));
    }
    if (SHARED.stream().anyMatch(path::startsWith)) {
      return without(NOT_SHARED, answer);
    }
    if (path.equals(KEYS)) {
      return without(OF_KEYS, answer);
    }
    return path.equals("/api/v1/feeds") ? without(List.of("fetchedAt"), answer) : answer;
  }

  /** It names a source by its message, and named its receipt. */
  private static String withoutLastColumn(String csv) {
    return csv.replaceAll(";[^;\r\n]*(\r?\n)", "$1");
  }

  private static Answer without(Collection<String> fields, Answer answer) {
    JsonNode body = Json.MAPPER.readTree(answer.body());
    takeOut(fields, body);
    return new Answer(answer.status(), Json.MAPPER.writeValueAsString(body));
  }

  private static void takeOut(Collection<String> fields, JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(fields);
    }
    node.forEach(inner -> takeOut(fields, inner));
  }
}
