package no.nov.hub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.node.ObjectNode;

/** Messages for tests, written so that they read as what they say. */
public final class Messages {

  private Messages() {}

  /** JSON with single quotes for double ones. */
  public static ObjectNode data(String json) {
    return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
  }

  public static Envelope from(String participant, String type, String id, String data) {
    return new Envelope(id, "/" + participant, type, null, null, data(data));
  }

  public static Envelope count(String association, String id, String asOf, int members) {
    return from(
        association,
        Types.MEMBERSHIP_COUNTED,
        id,
        "{'association':'%s','asOf':'%s','members':%d}".formatted(association, asOf, members));
  }

  /** An event next spring; the title is the eventId. */
  public static Envelope event(String organiser, String id, String eventId) {
    return from(
        organiser,
        Types.EVENT_PUBLISHED,
        id,
        "{'organiser':'%s','eventId':'%s','title':'%s','start':'2027-03-01T08:00','timeZone':'Europe/Oslo'}"
            .formatted(organiser, eventId, eventId));
  }

  public static Envelope cancellation(String organiser, String id, String eventId) {
    return from(
        organiser,
        Types.EVENT_CANCELLED,
        id,
        "{'organiser':'%s','eventId':'%s'}".formatted(organiser, eventId));
  }

  public static Envelope position(String association, String id, String issue, String stance) {
    return from(
        association,
        Types.POSITION_ADOPTED,
        id,
        "{'association':'%s','issue':{'id':'%s','title':'%s'},'stance':'%s'}"
            .formatted(association, issue, issue, stance));
  }

  /** The same again under a new id, naming the receipt that held it. */
  public static Envelope confirming(UUID held, Envelope before, String id) {
    return new Envelope(
        id, before.source(), before.type(), before.time(), held.toString(), before.data());
  }

  /** The message as a projection receives it. */
  public static Received admitted(Envelope envelope, String topic, long offset, Instant at) {
    RecordHeaders headers = new RecordHeaders();
    UUID receipt = UUID.nameUUIDFromBytes((topic + offset).getBytes(StandardCharsets.UTF_8));
    headers.add(Admitted.RECEIPT_ID, receipt.toString().getBytes(StandardCharsets.UTF_8));
    return new Received(topic, 0, offset, at.toEpochMilli(), null, envelope.toJson(), headers);
  }
}
