package no.nov.hub.benchmark;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a programmer would write by hand around a Kafka client, with the libraries that the hub has
 * too: read the envelope, check the data against its schema, write result and receipt, or rejection
 * and receipt. The result is the bytes as they came.
 *
 * <p>Since a repeat must be told from another message under the same id, which would be lost
 * otherwise, it takes the hash of type and data, whatever the order of the fields; the receipt
 * carries it, so that the memory can be computed again.
 *
 * <p>It leaves out what only the hub does, which therefore must fit into the hub's margin: rules
 * beyond the schema (dates, municipalities, who may speak for whom), reasons as sentences,
 * plausibility and holding back, what a message makes known for later ones, and the counters.
 */
final class BareDoor {

  private static final String REPEAT = "duplicate";

  static final String HASH = "nov-data-hash";

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private static final Map<String, String> TOPICS =
      Map.of(
          Types.MEMBERSHIP_COUNTED, Topics.MEMBERSHIP,
          Types.EVENT_PUBLISHED, Topics.EVENTS,
          Types.POSITION_ADOPTED, Topics.POSITIONS);

  private final Map<String, Schema> schemas = new HashMap<>();

  private final MessageDigest sha256;

  BareDoor() throws IOException, NoSuchAlgorithmException {
    sha256 = MessageDigest.getInstance("SHA-256");
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (String type : TOPICS.keySet()) {
      try (InputStream stream = BareDoor.class.getResourceAsStream("/schemas/" + type + ".json")) {
        schemas.put(type, registry.getSchema(stream, InputFormat.JSON));
      }
    }
  }

  /**
   * A submission as far as it could be read.
   *
   * @param event null if it is no JSON
   * @param hash of type and data; null if it is not sound
   * @param faults empty if it is sound
   */
  record Read(
      ConsumerRecord<byte[], byte[]> record, JsonNode event, String hash, List<String> faults) {

    /** By which a repeat is known; null if the submission is not sound. */
    String messageKey() {
      return faults.isEmpty() ? sender() + "/" + event.path("id").asString() : null;
    }

    String sender() {
      return Topics.participantOf(record.topic());
    }
  }

  Read read(ConsumerRecord<byte[], byte[]> record) {
    JsonNode event;
    try {
      event = MAPPER.readTree(record.value());
    } catch (JacksonException e) {
      return new Read(record, null, null, List.of(e.getOriginalMessage()));
    }
    Schema schema = schemas.get(event.path("type").asString(""));
    if (schema == null || !event.path("id").isString()) {
      return new Read(record, event, null, List.of("no envelope"));
    }
    List<String> faults =
        schema.validate(event.get("data")).stream().map(error -> error.getMessage()).toList();
    return new Read(record, event, faults.isEmpty() ? hash(event) : null, faults);
  }

  private String hash(JsonNode event) {
    sha256.update(utf8(event.get("type").asString()));
    return HexFormat.of().formatHex(sha256.digest(SORTED.writeValueAsBytes(event.get("data"))));
  }

  /** What is remembered of an admitted message. */
  record Known(String hash, UUID receiptId) {}

  /**
   * What is to be written, and what is to be remembered.
   *
   * @param admitted by message key
   */
  record Work(List<ProducerRecord<byte[], byte[]>> records, Map<String, Known> admitted) {}

  /**
   * @param before by message key, those that were admitted before
   */
  Work work(List<Read> batch, Map<String, Known> before) {
    Instant now = Instant.now();
    Work work = new Work(new ArrayList<>(2 * batch.size()), new HashMap<>());
    for (Read read : batch) {
      UUID receiptId =
          Receipt.idOf(read.record().topic(), read.record().partition(), read.record().offset());
      String key = read.messageKey();
      if (key == null) {
        work.records.add(rejection(read, receiptId));
        work.records.add(receipt(read, receiptId, "rejected", read.faults(), now));
        continue;
      }
      Known earlier = before.getOrDefault(key, work.admitted.get(key));
      if (earlier == null) {
        work.admitted.put(key, new Known(read.hash(), receiptId));
        work.records.add(result(read, receiptId));
        work.records.add(receipt(read, receiptId, "accepted", List.of(), now));
      } else if (earlier.hash().equals(read.hash())) {
        work.records.add(receipt(read, receiptId, "accepted", List.of(REPEAT), now));
      } else {
        work.records.add(rejection(read, receiptId));
        work.records.add(receipt(read, receiptId, "rejected", List.of("id_reused"), now));
      }
    }
    return work;
  }

  static Set<String> messageKeys(List<Read> batch) {
    Set<String> keys = new LinkedHashSet<>();
    for (Read read : batch) {
      if (read.messageKey() != null) {
        keys.add(read.messageKey());
      }
    }
    return keys;
  }

  private static ProducerRecord<byte[], byte[]> result(Read read, UUID receiptId) {
    ProducerRecord<byte[], byte[]> result =
        new ProducerRecord<>(
            TOPICS.get(read.event().get("type").asString()),
            0,
            utf8(read.sender()),
            read.record().value());
    result.headers().add("content-type", utf8("application/cloudevents+json"));
    result.headers().add("nov-receipt-id", utf8(receiptId.toString()));
    return result;
  }

  private static ProducerRecord<byte[], byte[]> rejection(Read read, UUID receiptId) {
    ProducerRecord<byte[], byte[]> rejection =
        new ProducerRecord<>(Topics.REJECTED, 0, utf8(receiptId.toString()), read.record().value());
    rejection.headers().add("nov-reasons", utf8(String.join("\n", read.faults())));
    return rejection;
  }

  private static ProducerRecord<byte[], byte[]> receipt(
      Read read, UUID receiptId, String status, List<String> reasons, Instant at) {
    JsonNode submitted = read.event() == null ? MAPPER.createObjectNode() : read.event();
    ObjectNode event = MAPPER.createObjectNode();
    event.put("specversion", "1.0").put("id", receiptId.toString()).put("source", Types.HUB);
    event.put("type", Types.RECEIPT).put("time", at.toString());
    event.put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data");
    data.put("receiptId", receiptId.toString());
    data.put("messageId", submitted.path("id").asString(null));
    data.put("type", submitted.path("type").asString(null));
    data.put("status", status);
    ArrayNode told = data.putArray("reasons");
    reasons.forEach(told::add);
    ProducerRecord<byte[], byte[]> receipt =
        new ProducerRecord<>(
            Topics.receipts(read.sender()),
            0,
            utf8(receiptId.toString()),
            MAPPER.writeValueAsBytes(event));
    receipt.headers().add("content-type", utf8("application/cloudevents+json"));
    if (status.equals("accepted") && reasons.isEmpty()) {
      receipt.headers().add(HASH, utf8(read.hash()));
    }
    return receipt;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
