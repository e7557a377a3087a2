package no.nov.hub.groups.charter.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param validFrom null for one that the hub ships
 * @param rules by id, in their order
 */
public record Charter(String name, LocalDate validFrom, Map<String, Terms> rules) {

  public static final Charter RESOURCE = shipped("resource");
  public static final Charter EXPERT = shipped("expert");

  public static Charter read(JsonNode json) {
    Map<String, Terms> rules = new LinkedHashMap<>();
    json.get("rules")
        .valueStream()
        .map(rule -> Terms.read((ObjectNode) rule))
        .forEach(terms -> rules.put(terms.rule(), terms));
    return new Charter(
        json.get("charter").asString(),
        json.has("validFrom") ? LocalDate.parse(json.get("validFrom").asString()) : null,
        rules);
  }

  private static Charter shipped(String name) {
    try (InputStream json = Charter.class.getResourceAsStream("/charters/" + name + ".json")) {
      return read(Json.MAPPER.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each rule with what this charter does not say as it is in the other; the other's rules too. */
  Charter over(Charter base) {
    Map<String, Terms> merged = new LinkedHashMap<>(base.rules);
    rules.forEach((id, terms) -> merged.merge(id, terms, (shipped, own) -> own.over(shipped)));
    return new Charter(name, validFrom, merged);
  }

  /** Known rules with their usual text and figures, where this charter says none. */
  Charter completed() {
    Map<String, Terms> complete = new LinkedHashMap<>();
    rules.forEach(
        (id, terms) -> {
          Terms usual = RESOURCE.rules.getOrDefault(id, EXPERT.rules.get(id));
          complete.put(id, usual == null ? terms : terms.over(usual));
        });
    return new Charter(name, validFrom, complete);
  }
}
