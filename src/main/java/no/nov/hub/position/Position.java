package no.nov.hub.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
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
    UUID receiptId,
    Instant admittedAt) {

  static Position of(PositionVersion version) {
    return new Position(
        version.association(),
        version.issue(),
        version.version(),
        version.effectiveOn(),
        version.data(),
        version.messageId(),
        version.receiptId(),
        version.admittedAt());
  }
}
