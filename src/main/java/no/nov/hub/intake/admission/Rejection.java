package no.nov.hub.intake.admission;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What is kept, for thirty days, of a submission that did not pass: the original bytes and why.
 * Edges write one too for what they cannot turn into a message.
 *
 * @param id the receipt's id, or one of its own where there is no receipt
 * @param origin where it came from, such as {@code HTTP} or a file's name and row
 * @param attributes headers by lower-case name that are needed to read the bytes again
 * @param subject what it is about, as far as that is known
 */
public record Rejection(
    UUID id,
    String participant,
    SubmissionStatus status,
    String origin,
    List<Reason> reasons,
    Map<String, String> attributes,
    byte[] content,
    Subject subject) {

  /** The header that tells where a submission came from. */
  public static final String ORIGIN = "nov-origin";

  /** The header by which the hub's own edges say which rejection a submission mends or confirms. */
  public static final String RESUBMITS = "nov-resubmits";

  private static final int MOST_ATTRIBUTE_CHARACTERS = 64 * 1024;
  private static final int LONGEST_ORIGIN = 100;
  private static final String ID = "nov-rejection-id";
  private static final String PARTICIPANT = "nov-participant";
  private static final String STATUS = "nov-status";
  private static final String REASONS = "nov-reasons";
  private static final String ATTRIBUTES = "nov-attributes";
  private static final String COMPLETE = "nov-complete";

  /** What anybody may write in a header is cut to what is kept of it, and may be missing. */
  public Rejection {
    origin = origin == null ? "" : PlainText.shortened(origin, LONGEST_ORIGIN);
    attributes = attributes == null ? Map.of() : attributes;
  }

  /** Something of which nobody can tell what it is about. */
  public Rejection(
      UUID id,
      String participant,
      SubmissionStatus status,
      String origin,
      List<Reason> reasons,
      Map<String, String> attributes,
      byte[] content) {
    this(id, participant, status, origin, reasons, attributes, content, Subject.NONE);
  }

  /**
   * True if all of the original is kept; of bytes beyond the largest submission only the beginning
   * is, and of attributes that are larger than any message needs, nothing.
   */
  public boolean complete() {
    return contentFits() && attributesFit();
  }

  private boolean contentFits() {
    return content == null || content.length <= Inspection.MAX_BYTES;
  }

  private boolean attributesFit() {
    long characters =
        neededAttributes().entrySet().stream()
            .mapToLong(each -> each.getKey().length() + each.getValue().length())
            .sum();
    return characters <= MOST_ATTRIBUTE_CHARACTERS;
  }

  public ProducerRecord<byte[], byte[]> toRecord() {
    Headers headers = new RecordHeaders();
    toHeaders().forEach((name, text) -> Outgoing.put(headers, name, text));
    return new ProducerRecord<>(Topics.REJECTED, 0, Outgoing.utf8(id.toString()), kept(), headers);
  }

  public Map<String, String> toHeaders() {
    Map<String, String> headers = new HashMap<>();
    headers.put(ID, id.toString());
    headers.put(PARTICIPANT, participant);
    headers.put(STATUS, status.word());
    headers.put(ORIGIN, origin);
    headers.put(REASONS, Json.MAPPER.writeValueAsString(reasons));
    headers.put(
        ATTRIBUTES,
        Json.MAPPER.writeValueAsString(attributesFit() ? neededAttributes() : Map.of()));
    headers.put(COMPLETE, Boolean.toString(complete()));
    headers.putAll(subject.toHeaders());
    return headers;
  }

  /** Of its content and its reasons. */
  public long bytes() {
    return (content == null ? 0 : content.length) + reasons.stream().mapToLong(Reason::bytes).sum();
  }

  /** The bytes as far as they are kept. */
  public byte[] kept() {
    return contentFits() ? content : Arrays.copyOf(content, Inspection.MAX_BYTES);
  }

  private Map<String, String> neededAttributes() {
    Map<String, String> kept = new HashMap<>(attributes);
    kept.keySet().removeIf(name -> !name.startsWith("ce_") && !name.equals("content-type"));
    return kept;
  }

  /**
   * A rejection as it comes back from its topic.
   *
   * @param reasons JSON
   * @param attributes JSON
   */
  public record Stored(
      UUID id,
      String participant,
      SubmissionStatus status,
      String origin,
      String reasons,
      String attributes,
      boolean complete,
      Subject subject) {

    public static Stored of(Received record) {
      return new Stored(
          UUID.fromString(record.header(ID)),
          record.header(PARTICIPANT),
          SubmissionStatus.of(record.header(STATUS)),
          record.header(ORIGIN),
          record.header(REASONS),
          record.header(ATTRIBUTES),
          Boolean.parseBoolean(record.header(COMPLETE)),
          Subject.of(record));
    }
  }
}
