package no.nov.hub.intake.admission;

import static no.nov.hub.Messages.from;
import static no.nov.hub.intake.admission.Fixtures.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.EveryPart;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.FollowingForTests;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.transaction.Publisher;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One record that Kafka will never take must not hold back the others, and an outage must hold back
 * all.
 */
@EveryPart
class FaultyRecordTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final List<ProducerRecord<byte[], byte[]>> published = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private RuntimeException refusal;
  private String refuses = "";

  /** Takes everything but results whose text contains a word. */
  private final Publisher publisher =
      new Publisher() {
        private final Map<String, Long> ends = new HashMap<>();
        private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        private Map<TopicPartition, OffsetAndMetadata> begun;
        private boolean open;

        @Override
        public boolean isOpen() {
          return open;
        }

        @Override
        public void open() {
          open = true;
        }

        @Override
        public void begin(Batch batch) {
          begun = batch.nextOffsets();
          sent.clear();
        }

        @Override
        public void send(List<ProducerRecord<byte[], byte[]>> records) {
          boolean refused =
              records.stream()
                  .anyMatch(
                      r ->
                          r.topic().equals(Topics.MEMBERSHIP)
                              && new String(r.value(), StandardCharsets.UTF_8).contains(refuses));
          if (refusal != null && refused) {
            throw refusal;
          }
          sent.addAll(records);
          judged.incrementAndGet();
        }

        @Override
        public List<RecordMetadata> commit() {
          published.addAll(sent);
          committed.putAll(begun);
          return sent.stream()
              .map(
                  r ->
                      new RecordMetadata(
                          new TopicPartition(r.topic(), 0),
                          ends.merge(r.topic(), 1L, Long::sum) - 1,
                          0,
                          0,
                          0,
                          0))
              .toList();
        }

        @Override
        public void close() {
          open = false;
          closed++;
        }
      };

  private final List<String> caughtUp = new ArrayList<>();
  private boolean databaseIsOut;
  private CountDownLatch databaseIsBusy = new CountDownLatch(0);
  private final AtomicInteger judged = new AtomicInteger();
  private int closed;
  private final TransactionTemplate transactions =
      new TransactionTemplate(database.transactions().getTransactionManager()) {
        @Override
        public <T> T execute(TransactionCallback<T> action) {
          if (databaseIsOut) {
            throw new CannotCreateTransactionException("The database is gone");
          }
          try {
            databaseIsBusy.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return super.execute(action);
        }
      };

  private Admission admission() {
    AdmissionTables admissionTables = new AdmissionTables(database.jdbc(), transactions);
    return new Admission(
        RealSettings.PARTICIPANTS,
        FollowingForTests.in(database, RealSettings.PARTICIPANTS),
        Fixtures.INSPECTION,
        Fixtures.JUDGING,
        admissionTables,
        ids -> {
          Map<String, AdmissionTables.Progress> reached = new HashMap<>();
          ids.forEach(id -> reached.put(id, admissionTables.progress(id)));
          caughtUp.addAll(ids);
          return reached;
        },
        Fixtures.CLOCK,
        new VerdictMeters(new SimpleMeterRegistry()),
        publisher,
        new InboxQuota(QuotaForTests.quota(), QuotaForTests.mark()));
  }

  private static Batch batch(Received... records) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.assign(
        List.of(records).stream().map(r -> new TopicPartition(r.topic(), 0)).distinct().toList());
    return new Batch(List.of(records), consumer);
  }

  private static Received count(long offset, String id) {
    return record(
        "modum",
        offset,
        from(
                "modum",
                Types.MEMBERSHIP_COUNTED,
                id,
                "{'association':'modum','asOf':'2026-06-30','members':90}")
            .toJson());
  }

  private List<String> topics() {
    return published.stream().map(ProducerRecord::topic).toList();
  }

  @Test
  void whatKafkaWillNeverTakeIsParkedAndItsNeighboursPass() {
    refusal = new KafkaException("in error state", new RecordTooLargeException());
    refuses = "monster";

    admission().admit(batch(count(0, "a"), count(1, "monster"), count(2, "c")));

    assertThat(topics())
        .containsExactly(
            Topics.MEMBERSHIP,
            "nov.receipts.modum",
            Topics.REJECTED,
            Topics.DEAD,
            "nov.receipts.modum",
            Topics.MEMBERSHIP,
            "nov.receipts.modum");
    assertThat(new String(published.get(4).value(), StandardCharsets.UTF_8))
        .contains("\"technical\"");
  }

  @Test
  void inAnOutageNothingIsJudgedAndTheBatchComesAgain() {
    refusal = new TimeoutException("Kafka is gone");
    refuses = "c";
    Admission admission = admission();

    assertThatThrownBy(() -> admission.admit(batch(count(0, "a"), count(1, "c"))))
        .isSameAs(refusal);
    assertThat(published).isEmpty();
    assertThat(closed).as("nothing stays open").isEqualTo(1);

    refusal = null;
    admission.admit(batch(count(0, "a"), count(1, "c")));
    assertThat(topics()).hasSize(4);
  }

  @Test
  void whatTheDatabaseCouldNotKeepIsReadFromTheReceiptsBeforeTheNextIsJudged() {
    Admission admission = admission();
    databaseIsOut = true;
    admission.admit(batch(count(0, "a")));
    assertThatThrownBy(() -> admission.admit(batch(count(1, "b"))))
        .hasRootCauseInstanceOf(CannotCreateTransactionException.class);
    assertThat(topics()).hasSize(2);
    assertThat(caughtUp).hasSize(1);

    databaseIsOut = false;
    admission.admit(batch(count(1, "b")));

    assertThat(caughtUp).hasSize(2);
    assertThat(topics()).hasSize(4);
  }

  @Test
  void whatHasBeenJudgedIsPassedOverWhenItComesAgain() {
    Admission admission = admission();
    admission.admit(batch(count(0, "a"), count(1, "b")));

    admission.admit(batch(count(1, "b"), count(2, "c")));

    assertThat(topics()).filteredOn("nov.receipts.modum"::equals).hasSize(3);
  }

  @Test
  void aRepeatIsKnownWhileTheFirstIsStillBeingKept() throws Exception {
    Admission admission = admission();
    databaseIsBusy = new CountDownLatch(1);
    admission.admit(batch(count(0, "a")));

    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> admission.admit(batch(count(1, "a"))));
    await().until(() -> judged.get() == 2);
    databaseIsBusy.countDown();
    second.get();

    assertThat(topics())
        .containsExactly(Topics.MEMBERSHIP, "nov.receipts.modum", "nov.receipts.modum");
    assertThat(new String(published.get(2).value(), StandardCharsets.UTF_8))
        .contains("\"duplicate\"");
  }

  @Test
  void recordsOfPartitionsThatAnotherHasNowAreLeftToIt() {
    Batch batch = batch(count(0, "a"));
    ((MockConsumer<?, ?>) batch.consumer()).assign(List.of());

    admission().admit(batch);

    assertThat(published).isEmpty();
  }

  @Test
  void theInboxOfOneWhoIsNotInTheSettingsWaits() {
    Received left = record("vestfold", 0, new byte[] {1});

    admission().admit(batch(left, count(0, "a")));

    assertThat(topics()).containsExactly(Topics.MEMBERSHIP, "nov.receipts.modum");
    assertThat(committed).containsOnlyKeys(new TopicPartition("nov.inbox.modum", 0));
  }
}
