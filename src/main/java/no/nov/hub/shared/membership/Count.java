package no.nov.hub.shared.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.platform.message.Json;

/**
 * One association's count as it stands: what has been stated for its date.
 *
 * @param figures by name, see {@link FigureNames}
 * @param messageId the latest message about the date
 */
record Count(
    String association,
    LocalDate asOf,
    Map<String, Statement> figures,
    String messageId,
    Instant receivedAt) {

  private static final int SHAPE_LENGTH = 16;

  /**
   * This count in the place of an earlier one of the same date. What it does not mention stands;
   * but the parts of a whole are told together, so new parts leave none of the old ones.
   */
  Count correcting(Count earlier) {
    Map<String, Statement> all = new TreeMap<>(earlier.figures);
    for (String whole : FigureNames.WHOLES) {
      if (figures.keySet().stream().anyMatch(name -> name.startsWith(whole))) {
        all.keySet().removeIf(name -> name.startsWith(whole));
      }
    }
    all.putAll(figures);
    return new Count(association, asOf, all, messageId, receivedAt);
  }

  /** The same for all counts that state the same figures. */
  String shape() {
    return Json.sha256(String.join(" ", figures.keySet())).substring(0, SHAPE_LENGTH);
  }
}
