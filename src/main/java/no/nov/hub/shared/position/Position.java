package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A position that counts, with all that was sent.
 *
 * @param effectiveOn the day of adoption, or of admission where the message names none
 */
record Position(
    String association,
    String issue,
    int version,
    LocalDate effectiveOn,
    ObjectNode data,
    String messageId,
    Instant admittedAt) {

  static Position of(PositionVersion version) {
    return new Position(
        version.association(),
        version.issue(),
        version.version(),
        version.effectiveOn(),
        version.data(),
        version.messageId(),
        version.admittedAt());
  }
}
