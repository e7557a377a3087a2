package no.nov.hub.intake.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.nov.hub.intake.admission.AdmissionTables.Progress;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.participant.FollowingParticipants;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.outage.Outages;
import no.nov.hub.platform.transport.transaction.Publisher;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one door. Judges a batch of inbox records, publishes verdicts and offsets in one Kafka
 * transaction, then keeps what it learned, while the next batch is inspected and judged beside what
 * is being kept. Kafka is ahead of the database, never behind: whenever it is not certain what the
 * database lacks, the receipts are read first.
 */
@Component("admission")
public class Admission implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /** So many are judged before what they become is sent, while the others are judged. */
  private static final int PART = 250;

  private final Participants participants;
  private final FollowingParticipants following;
  private final Inspection inspection;
  private final Judging judging;
  private final AdmissionTables admissionTables;
  private final CatchUp catchUp;
  private final Clock clock;
  private final VerdictMeters verdictMeters;
  private final Publisher publisher;
  private final InboxQuota quota;

  /**
   * How far each inbox has been judged; certain while the publisher is open, and forgotten after
   * any failure, since that closes it.
   */
  private final Map<String, Progress> certain = new HashMap<>();

  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "admission-memory"));

  private CompletableFuture<Void> keeping = CompletableFuture.completedFuture(null);

  /** What the batch before left, as long as the database may not have it. */
  private Map<String, Collection<Traces>> beingKept = Map.of();

  private int generation = -1;
  private String memberId = "";

  Admission(
      Participants participants,
      FollowingParticipants following,
      Inspection inspection,
      Judging judging,
      AdmissionTables admissionTables,
      CatchUp catchUp,
      Clock clock,
      VerdictMeters verdictMeters,
      Publisher publisher,
      InboxQuota quota) {
    this.participants = participants;
    this.following = following;
    this.inspection = inspection;
    this.judging = judging;
    this.admissionTables = admissionTables;
    this.catchUp = catchUp;
    this.clock = clock;
    this.verdictMeters = verdictMeters;
    this.publisher = publisher;
    this.quota = quota;
  }

  /**
   * Called on the consumer's thread. Throws on an outage, with everything as it was; the batch
   * comes again.
   */
  public synchronized void admit(Batch polled) {
    Batch batch = ofParticipants(polled.stillOurs());
    forgetAfterRebalance(batch);
    try {
      admitTogether(batch, this::inspect);
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      LOG.warn(
          "A batch of {} submissions failed; trying them one by one",
          batch.records().size(),
          Wordless.of(e));
      batch.records().forEach(record -> admitAlone(new Batch(List.of(record), batch.consumer())));
    }
  }

  /**
   * What fails alone too, while its neighbours pass, is rejected as a fault of the hub's own and
   * parked.
   */
  private void admitAlone(Batch one) {
    awaitKept(); // Otherwise it would be taken for the fault of this one if that fails.
    try {
      admitTogether(one, this::inspect);
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      admitTogether(one, (sender, record) -> new Inspection.Failed(e));
    }
  }

  private void admitTogether(
      Batch batch, BiFunction<Participant, Received, Inspection.Outcome> inspecting) {
    List<Submission> inspected = inspect(batch, inspecting);
    makeCertain(batch);
    List<Submission> fresh = quota.within(inspected.stream().filter(this::isFresh).toList());
    try {
      List<Judged> judged = judgeAndPublish(fresh, batch);
      verdictMeters.count(judged);
      quota.count(judged);
    } catch (RuntimeException | Error e) {
      publisher.close();
      throw e;
    }
  }

  private List<Judged> judgeAndPublish(List<Submission> fresh, Batch batch) {
    publisher.begin(batch);
    Map<String, BatchMemory> past = recall(fresh);
    Instant now = clock.instant();
    List<Judged> judged = new ArrayList<>(fresh.size());
    for (int from = 0; from < fresh.size(); from += PART) {
      List<Judged> part = judge(fresh.subList(from, Math.min(from + PART, fresh.size())), past);
      publisher.send(records(part, now));
      judged.addAll(part);
    }
    awaitKept();
    commitAndKeep(judged);
    return judged;
  }

  /**
   * Without the inboxes of those who never were participants. One whom another hub has added is
   * known before the first of its submissions is looked at.
   */
  private Batch ofParticipants(Batch batch) {
    Map<String, Boolean> senders = new HashMap<>();
    List<Received> known = new ArrayList<>();
    for (Received record : batch.records()) {
      if (senders.computeIfAbsent(senderOf(record), this::isParticipant)) {
        known.add(record);
      } else {
        LOG.warn("{} is the inbox of no participant; what is in it is not taken", record.topic());
      }
    }
    return new Batch(known, batch.consumer());
  }

  private boolean isParticipant(String sender) {
    return participants.named(sender).isPresent() || following.knows(sender);
  }

  private void forgetAfterRebalance(Batch batch) {
    var group = batch.consumer().groupMetadata();
    if (group.generationId() != generation || !group.memberId().equals(memberId)) {
      awaitKept();
      certain.clear();
      generation = group.generationId();
      memberId = group.memberId();
    }
  }

  /**
   * Of all inboxes that are the consumer's, not of this batch alone, so that receipts are read
   * once.
   */
  private Set<String> senders(Batch batch) {
    return batch.consumer().assignment().stream()
        .map(partition -> Topics.participantOf(partition.topic()))
        .filter(id -> participants.named(id).isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * Opening the publisher settles what it left open, so the receipts that are read afterwards are
   * all there are.
   */
  private void makeCertain(Batch batch) {
    if (!publisher.isOpen()) {
      certain.clear();
      publisher.open();
    }
    List<String> uncertain =
        senders(batch).stream().filter(id -> !certain.containsKey(id)).toList();
    if (!uncertain.isEmpty()) {
      awaitKept();
      certain.putAll(catchUp.catchUp(uncertain));
    }
  }

  /** Each by itself, so on all processors at once; their order stays. */
  private List<Submission> inspect(
      Batch batch, BiFunction<Participant, Received, Inspection.Outcome> inspecting) {
    return batch.records().parallelStream()
        .map(
            record -> {
              Participant sender = participants.named(senderOf(record)).orElseThrow();
              return submission(sender, record, ofOpen(sender, inspecting.apply(sender, record)));
            })
        .toList();
  }

  /** Of one who is paused or removed nothing is let in, and that is all that it is told. */
  private Inspection.Outcome ofOpen(Participant sender, Inspection.Outcome seen) {
    return participants.whyClosed(sender.id()).map(seen::refusedFor).orElse(seen);
  }

  private static String senderOf(Received record) {
    return Topics.participantOf(record.topic());
  }

  private boolean isFresh(Submission submission) {
    return submission.record().offset() >= certain.get(submission.sender().id()).inbox();
  }

  private Map<String, BatchMemory> recall(List<Submission> fresh) {
    Map<String, BatchMemory> past = admissionTables.recall(fresh);
    past.forEach((id, known) -> beingKept.getOrDefault(id, List.of()).forEach(known::add));
    return past;
  }

  private List<Judged> judge(List<Submission> fresh, Map<String, BatchMemory> past) {
    return fresh.stream()
        .map(submission -> judging.judge(submission, past.get(submission.sender().id())))
        .toList();
  }

  private static List<ProducerRecord<byte[], byte[]>> records(List<Judged> judged, Instant at) {
    return judged.parallelStream().flatMap(each -> Outgoing.of(each, at).stream()).toList();
  }

  private static Submission submission(
      Participant sender, Received record, Inspection.Outcome outcome) {
    return new Submission(
        sender, record, Receipt.idOf(record.topic(), record.partition(), record.offset()), outcome);
  }

  /** A fault in a type's rules concerns one record; judging parks it. */
  private Inspection.Outcome inspect(Participant sender, Received record) {
    try {
      return inspection.inspect(sender, record.textHeaders(), record.value());
    } catch (RuntimeException e) {
      return new Inspection.Failed(e);
    }
  }

  private void commitAndKeep(List<Judged> judged) {
    List<RecordMetadata> places = publisher.commit();
    Map<String, Progress> after = progress(judged, places);
    keep(judged, after);
    certain.putAll(after);
    LOG.debug("Admitted a batch: {} submissions, {} records", judged.size(), places.size());
  }

  /** While the next batch is inspected and judged. */
  private void keep(List<Judged> judged, Map<String, Progress> after) {
    Map<String, Collection<Traces>> traces = traces(judged);
    beingKept = traces;
    keeping = CompletableFuture.runAsync(() -> admissionTables.keep(traces, after), keeper);
  }

  /**
   * If the database has not got the batch before, the receipts are to be read, and only a fresh
   * publisher is sure that all are there.
   */
  private void awaitKept() {
    try {
      keeping.join();
      beingKept = Map.of();
    } catch (CompletionException e) {
      beingKept = Map.of();
      keeping = CompletableFuture.completedFuture(null);
      publisher.close();
      throw e;
    }
  }

  private Map<String, Progress> progress(List<Judged> judged, List<RecordMetadata> places) {
    Map<String, Progress> after = new HashMap<>();
    for (Judged each : judged) {
      String id = each.submission().sender().id();
      Progress reached = new Progress(each.submission().record().offset() + 1, 0);
      after.merge(id, certain.get(id).upTo(reached), Progress::upTo);
    }
    Map<String, Long> ends = ends(places);
    after.replaceAll(
        (id, reached) -> reached.upTo(new Progress(0, ends.getOrDefault(Topics.receipts(id), 0L))));
    return after;
  }

  /** The next offset of each topic. */
  private static Map<String, Long> ends(List<RecordMetadata> places) {
    Map<String, Long> ends = new HashMap<>();
    places.forEach(place -> ends.merge(place.topic(), place.offset() + 1, Math::max));
    return ends;
  }

  private static Map<String, Collection<Traces>> traces(List<Judged> judged) {
    Map<String, Collection<Traces>> traces = new TreeMap<>();
    for (Judged each : judged) {
      traces
          .computeIfAbsent(each.submission().sender().id(), id -> new ArrayList<>())
          .add(each.leaves());
    }
    return traces;
  }

  /** What is being kept comes to its end first; if it fails, the next start reads the receipts. */
  @Override
  public synchronized void destroy() {
    keeper.shutdown();
    keeping.exceptionally(fault -> null).join();
    publisher.close();
  }
}
