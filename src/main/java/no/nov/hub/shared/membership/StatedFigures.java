package no.nov.hub.shared.membership;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a count says: an amount for each figure it states, null for what no longer applies. */
final class StatedFigures {

  private StatedFigures() {}

  static Map<String, Long> of(JsonNode data) {
    Map<String, Long> figures = new TreeMap<>();
    for (String name : FigureNames.SINGLE) {
      if (data.has(name)) {
        figures.put(name, data.get(name).asLong());
      }
    }
    for (String whole : FigureNames.WHOLES) {
      data.path(FigureNames.field(whole))
          .properties()
          .forEach(part -> figures.put(whole + part.getKey(), part.getValue().asLong()));
    }
    data.path(FigureNames.WITHDRAWN).forEach(name -> figures.put(name.asString(), null));
    return figures;
  }
}
