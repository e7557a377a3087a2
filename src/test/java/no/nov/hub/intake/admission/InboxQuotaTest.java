package no.nov.hub.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nov.hub.Messages;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.intake.quota.QuotaMark;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class InboxQuotaTest {

  private static final int LARGE = 5000;

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T11:00:00Z"));
  private final Quota quota = QuotaForTests.of(DataSize.ofKilobytes(10), clock);
  private final InboxQuota inbox = new InboxQuota(quota, QuotaForTests.mark());

  private static Submission submission(String participant, int offset, String mark) {
    Participant sender = RealSettings.PARTICIPANTS.get(participant);
    RecordHeaders headers = new RecordHeaders();
    if (mark != null) {
      headers.add(QuotaMark.HEADER, mark.getBytes(StandardCharsets.UTF_8));
    }
    byte[] value = Messages.count(participant, "id-" + offset, "2026-06-30", 90).toJson();
    Received small =
        new Received(Topics.inbox(participant), 0, offset, 0, new byte[LARGE], value, headers);
    return new Submission(
        sender,
        small,
        UUID.nameUUIDFromBytes(new byte[] {(byte) offset}),
        Fixtures.INSPECTION.inspect(sender, small.textHeaders(), value));
  }

  private static List<Submission> batch(String participant, int size) {
    return IntStream.range(0, size).mapToObj(i -> submission(participant, i, null)).toList();
  }

  private static List<Boolean> beyond(List<Submission> submissions) {
    return submissions.stream()
        .map(submission -> submission.outcome() instanceof Inspection.BeyondQuota)
        .toList();
  }

  private static List<Judged> judged(List<Submission> submissions) {
    return submissions.stream()
        .map(submission -> Fixtures.JUDGING.judge(submission, new BatchMemory()))
        .toList();
  }

  @Test
  void within_one_batch_only_what_fits_is_judged_as_it_is() {
    assertThat(beyond(inbox.within(batch("modum", 4)))).containsExactly(false, false, true, true);
  }

  @Test
  void a_batch_counts_when_it_has_been_judged_and_not_when_it_comes_again() {
    inbox.within(batch("modum", 2));
    assertThat(quota.usage("modum").used()).isZero();

    inbox.count(judged(inbox.within(batch("modum", 2))));

    assertThat(quota.isUsedUp("modum")).isTrue();
    assertThat(beyond(inbox.within(batch("modum", 1)))).containsExactly(true);
    assertThat(beyond(inbox.within(batch("asker", 1)))).containsExactly(false);
  }

  @Test
  void what_the_hubs_own_edges_wrote_is_neither_counted_again_nor_refused() {
    inbox.count(judged(inbox.within(batch("modum", 2))));
    long before = quota.usage("modum").used();
    List<Submission> own = List.of(submission("modum", 7, QuotaForTests.mark().word()));

    assertThat(beyond(inbox.within(own))).containsExactly(false);
    inbox.count(judged(own));

    assertThat(quota.usage("modum").used()).isEqualTo(before);
    assertThat(beyond(inbox.within(List.of(submission("modum", 8, "a guess")))))
        .containsExactly(true);
  }

  @Test
  void what_goes_beyond_has_a_receipt_with_its_id_and_its_content_is_not_kept() {
    List<Judged> judged = judged(inbox.within(batch("modum", 4)));

    List<ProducerRecord<byte[], byte[]>> third = Outgoing.of(judged.get(2), Instant.EPOCH);
    List<ProducerRecord<byte[], byte[]>> fourth = Outgoing.of(judged.get(3), Instant.EPOCH);

    assertThat(third)
        .extracting(ProducerRecord::topic)
        .containsExactly(Topics.REJECTED, Topics.receipts("modum"));
    assertThat(third.get(0).value()).isEmpty();
    assertThat(third.get(0).key()).isEqualTo(fourth.get(0).key());
    assertThat(new String(third.get(1).value(), StandardCharsets.UTF_8))
        .contains("\"messageId\":\"id-2\"", "\"status\":\"rejected\"", "\"code\":\"quota\"");
  }
}
