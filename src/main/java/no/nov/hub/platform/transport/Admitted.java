package no.nov.hub.platform.transport;

import java.time.Instant;
import java.util.UUID;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Json;

/**
 * A message on a shared or private topic, as admission put it there.
 *
 * @param receiptId null on topics that others read, but for records of earlier versions
 * @param at when admission wrote it
 */
public record Admitted(Envelope envelope, UUID receiptId, Instant at) {

  public static final String RECEIPT_ID = "nov-receipt-id";

  /**
   * @throws IllegalArgumentException if the record is not one that admission wrote
   */
  public static Admitted of(Received record) {
    EnvelopeReader.Read read = EnvelopeReader.read(Json.MAPPER.readTree(record.value()));
    if (!read.sound()) {
      throw new IllegalArgumentException(
          "Record %d of %s is not a message: %s"
              .formatted(record.offset(), record.topic(), read.faults()));
    }
    String receipt = record.header(RECEIPT_ID);
    return new Admitted(
        read.envelope(),
        receipt == null ? null : UUID.fromString(receipt),
        Instant.ofEpochMilli(record.timestamp()));
  }
}
