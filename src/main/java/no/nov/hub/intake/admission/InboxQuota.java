package no.nov.hub.intake.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaMark;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.common.header.Header;
import org.springframework.stereotype.Component;

/**
 * The quota of what somebody writes to an inbox over Kafka; what the hub's other edges write there
 * they have counted. A broker cannot tell one anonymous client from another, so it is counted as it
 * is read, and what goes beyond gets a receipt that says so and is not kept.
 */
@Component
class InboxQuota {

  private final Quota quota;
  private final QuotaMark mark;

  InboxQuota(Quota quota, QuotaMark mark) {
    this.quota = quota;
    this.mark = mark;
  }

  /** The same, those that go beyond the quota with an outcome that says so. */
  List<Submission> within(List<Submission> batch) {
    Map<String, Long> left = new HashMap<>();
    return batch.stream().map(submission -> within(submission, left)).toList();
  }

  private Submission within(Submission submission, Map<String, Long> left) {
    if (mark.isOn(submission.record())) {
      return submission;
    }
    String sender = submission.sender().id();
    long before = left.computeIfAbsent(sender, quota::left);
    if (before <= 0) {
      return submission.beyondQuota(quota.reason(sender), rejectionOfToday(sender));
    }
    left.put(sender, before - size(submission.record()) - Quota.EACH);
    return submission;
  }

  /** All of a day are one, so that they push out nothing. */
  private UUID rejectionOfToday(String sender) {
    return Receipt.idOf("quota/%s/%s".formatted(sender, quota.today()), 0, 0);
  }

  /** When they have been judged for good, so that a batch that is tried again counts once. */
  void count(List<Judged> judged) {
    Map<String, Long> bytes = new HashMap<>();
    Map<String, Long> receipts = new HashMap<>();
    for (Judged each : judged) {
      Submission submission = each.submission();
      if (!mark.isOn(submission.record())
          && !(submission.outcome() instanceof Inspection.BeyondQuota)) {
        bytes.merge(submission.sender().id(), size(submission.record()), Long::sum);
        receipts.merge(submission.sender().id(), 1L, Long::sum);
      }
    }
    bytes.forEach((sender, sum) -> quota.count(sender, Edge.KAFKA, sum));
    receipts.forEach(quota::countReceipts);
  }

  private static long size(Received record) {
    long size = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
