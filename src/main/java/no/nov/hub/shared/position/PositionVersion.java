package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One position or one withdrawal, as a participant sent it.
 *
 * @param version from 1, in the order of admission, per issue and association
 * @param withdrawn true for a withdrawal, which has no stance
 * @param stance as sent, or null
 * @param effectiveOn the day it was adopted or withdrawn, or that of admission if it does not say
 * @param validUntil last day it counts, or null
 * @param deadline of its hearing, or null
 */
record PositionVersion(
    String issue,
    String association,
    int version,
    boolean withdrawn,
    String stance,
    String supports,
    LocalDate effectiveOn,
    LocalDate validUntil,
    LocalDate deadline,
    String theme,
    String level,
    ObjectNode data,
    String messageId,
    Instant admittedAt) {

  /** Hearings that are open for longer are few, and are looked for by themselves. */
  static final Period USUAL_HEARING = Period.ofDays(366);

  private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

  /**
   * @param zone decides which day it was at admission
   */
  static PositionVersion of(Admitted message, int version, ZoneId zone) {
    ObjectNode data = message.envelope().data();
    boolean withdrawn = message.envelope().type().equals(Types.POSITION_WITHDRAWN);
    LocalDate said = date(data, withdrawn ? "withdrawnOn" : "adoptedOn");
    return new PositionVersion(
        PositionNames.issue(data),
        data.get("association").asString(),
        version,
        withdrawn,
        text(data, "stance"),
        text(data, SupportRule.SUPPORTS),
        said == null ? LocalDate.ofInstant(message.at(), zone) : said,
        date(data, "validUntil"),
        date(data.path("hearing"), "deadline"),
        text(data, "theme"),
        text(data, "level"),
        data,
        message.envelope().id(),
        message.at());
  }

  PositionKey key() {
    return new PositionKey(issue, association);
  }

  /** The first day on which it does not count, as far as it says itself. */
  LocalDate endsOn() {
    if (withdrawn) {
      return effectiveOn;
    }
    return validUntil == null || !validUntil.isBefore(NO_END) ? NO_END : validUntil.plusDays(1);
  }

  boolean hasLongHearing() {
    return deadline != null && deadline.isAfter(effectiveOn.plus(USUAL_HEARING));
  }

  boolean expiredOn(LocalDate date) {
    return validUntil != null && validUntil.isBefore(date);
  }

  private static String text(JsonNode parent, String field) {
    return parent.has(field) ? parent.get(field).asString() : null;
  }

  private static LocalDate date(JsonNode parent, String field) {
    return parent.has(field) ? LocalDate.parse(parent.get(field).asString()) : null;
  }
}
