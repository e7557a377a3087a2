package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * One position or withdrawal in the history of an issue.
 *
 * @param version from 1, per participant
 * @param withdrawal true if a position was withdrawn by this, false if one was taken
 * @param stance as sent ({@code supports} is not followed), or null for a withdrawal
 * @param supports whom, or null
 * @param effectiveOn the day of adoption or withdrawal, or of admission where the message names
 *     none
 * @param validUntil last day it counts, or null
 * @param data the message's data
 */
public record HistoryEntry(
    String participant,
    int version,
    boolean withdrawal,
    String stance,
    String supports,
    LocalDate effectiveOn,
    LocalDate validUntil,
    PositionState standing,
    Text standingName,
    ObjectNode data,
    String messageId,
    Instant admittedAt) {

  static HistoryEntry of(PositionVersion version, PositionState standing) {
    return new HistoryEntry(
        version.association(),
        version.version(),
        version.withdrawn(),
        version.stance(),
        version.supports(),
        version.effectiveOn(),
        version.validUntil(),
        standing,
        standing.text(),
        version.data(),
        version.messageId(),
        version.admittedAt());
  }
}
