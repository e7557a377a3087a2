package no.nov.hub.intake.admission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Verdict.Accepted;
import no.nov.hub.intake.admission.Verdict.Held;
import no.nov.hub.intake.admission.Verdict.Rejected;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Parking;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records that a verdict becomes: a receipt always, and a result, a rejection or a parked
 * record with it.
 */
final class Outgoing {

  static final String INBOX_OFFSET = "nov-inbox-offset";

  private static final String OVER_KAFKA = "Kafka";
  private static final String CONTENT_TYPE = "content-type";
  private static final String FINGERPRINT = "nov-data-hash";

  private static final int MOST_HEADER_BYTES = 64 * 1024;

  private Outgoing() {}

  static List<ProducerRecord<byte[], byte[]>> of(Judged judged, Instant at) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(3);
    Submission submission = judged.submission();
    if (judged.verdict() instanceof Rejected
        || (judged.verdict() instanceof Held && judged.isNew())) {
      records.add(rejection(judged));
    } else if (judged.isNew()) {
      records.addAll(results(submission, (Sound) submission.outcome()));
    }
    if (judged.fault() != null) {
      records.add(parked(submission.record(), judged.fault()));
    }
    records.add(receipt(judged, at));
    return records;
  }

  private static List<ProducerRecord<byte[], byte[]>> results(Submission submission, Sound sound) {
    String topic = sound.rules().topic();
    return Stream.concat(Stream.of(topic), sound.rules().privateTopic().stream())
        .map(each -> result(each, submission, sound))
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> result(
      String topic, Submission submission, Sound sound) {
    Headers headers = new RecordHeaders();
    put(headers, CONTENT_TYPE, Envelope.STRUCTURED);
    Envelope envelope = sound.envelope();
    if (Topics.isPrivate(topic)) {
      put(headers, Admitted.RECEIPT_ID, submission.receiptId().toString());
      put(headers, INBOX_OFFSET, Long.toString(submission.record().offset()));
      put(headers, FINGERPRINT, sound.fingerprint());
    } else {
      envelope = forOthers(sound);
    }
    return new ProducerRecord<>(
        topic, 0, utf8(sound.rules().key(envelope.data())), envelope.toJson(), headers);
  }

  /**
   * Receipts are between their owner and the hub: neither the message's own, which follows from its
   * place in the inbox, nor the one it confirms is for others. Of hidden fields the hash would tell
   * whether a guess is right.
   */
  private static Envelope forOthers(Sound sound) {
    Envelope whole = sound.envelope();
    ObjectNode data = whole.data().deepCopy();
    data.remove(sound.rules().ownFields());
    return new Envelope(
        whole.id(), whole.source(), whole.type(), whole.time(), null, data, whole.extensions());
  }

  private static ProducerRecord<byte[], byte[]> receipt(Judged judged, Instant at) {
    Submission submission = judged.submission();
    Receipt receipt =
        new Receipt(
            submission.receiptId(),
            submission.sender().id(),
            submission.messageId(),
            submission.type(),
            judged.verdict().status(),
            judged.verdict().reasons(),
            judged.resubmits(),
            judged.thing());
    Headers headers = new RecordHeaders();
    put(headers, CONTENT_TYPE, Envelope.STRUCTURED);
    put(headers, INBOX_OFFSET, Long.toString(submission.record().offset()));
    told(judged).toHeaders().forEach((name, text) -> put(headers, name, text));
    if (judged.isNew()) {
      put(headers, FINGERPRINT, judged.leaves().admitted().fingerprint());
      headers.add(Traces.HEADER, judged.leaves().toJson());
    }
    return new ProducerRecord<>(
        Topics.receipts(submission.sender().id()),
        0,
        utf8(submission.receiptId().toString()),
        receipt.toJson(at),
        headers);
  }

  /** A repeat says nothing new of its thing, but its file was sent again. */
  private static Subject told(Judged judged) {
    Subject subject = judged.submission().subject().called(null);
    return judged.isNew() && judged.verdict() instanceof Accepted
        ? subject
        : new Subject(null, null, subject.file(), subject.readAt());
  }

  private static ProducerRecord<byte[], byte[]> rejection(Judged judged) {
    Submission submission = judged.submission();
    if (submission.outcome() instanceof Inspection.BeyondQuota beyond) {
      return beyondQuota(judged, beyond).toRecord();
    }
    Map<String, String> attributes = submission.record().textHeaders();
    byte[] original = submission.record().value();
    Rejection rejection =
        new Rejection(
            submission.receiptId(),
            submission.sender().id(),
            judged.verdict().status(),
            attributes.getOrDefault(Rejection.ORIGIN, OVER_KAFKA),
            judged.verdict().reasons(),
            attributes,
            original,
            submission.subject());
    return rejection.toRecord();
  }

  /** Without its content, which would be room that the sender has used up. */
  private static Rejection beyondQuota(Judged judged, Inspection.BeyondQuota beyond) {
    return new Rejection(
        beyond.rejection(),
        judged.submission().sender().id(),
        judged.verdict().status(),
        OVER_KAFKA,
        judged.verdict().reasons(),
        Map.of(),
        new byte[0]);
  }

  /** As much of the record as always fits: what made it fail may be its size. */
  private static ProducerRecord<byte[], byte[]> parked(Received record, RuntimeException fault) {
    Headers headers = new RecordHeaders();
    int size = 0;
    for (Header header : record.headers()) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length);
      if (size <= MOST_HEADER_BYTES) {
        headers.add(header);
      }
    }
    Parking.describe(record, "admission", fault).forEach((name, text) -> put(headers, name, text));
    byte[] value = record.value();
    boolean fits = value == null || value.length <= Inspection.MAX_BYTES;
    put(headers, "nov-dead-complete", Boolean.toString(fits));
    return new ProducerRecord<>(
        Topics.DEAD,
        0,
        record.key(),
        fits ? value : Arrays.copyOf(value, Inspection.MAX_BYTES),
        headers);
  }

  static void put(Headers headers, String name, String text) {
    headers.add(name, utf8(text));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
