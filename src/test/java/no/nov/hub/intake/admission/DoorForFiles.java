package no.nov.hub.intake.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.groups.meeting.MeetingRulesForTests;
import no.nov.hub.intake.admission.AdmissionTables.Progress;
import no.nov.hub.intake.file.FileEntryReader;
import no.nov.hub.intake.file.FileSettings;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.PublishedEvents.PublishedEvent;
import no.nov.hub.intake.submission.FileSorting;
import no.nov.hub.intake.submission.FileSortingForTests;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.intake.submission.ToInbox;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.KnownIssue;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.shared.event.EventRulesForTests;
import no.nov.hub.shared.membership.MembershipRulesForTests;
import no.nov.hub.shared.position.PositionRulesForTests;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.util.unit.DataSize;

/** From a dropped file to the verdicts, over the real memory, on a day that can be moved. */
final class DoorForFiles {

  static final Participant DRAMMEN = RealSettings.PARTICIPANTS.get("drammen");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  /** Those that somebody has a position on. */
  final List<KnownIssue> issues = new ArrayList<>();

  private final TestDatabase database = TestDatabase.fresh();

  /** So that a file is read after the one before. */
  private final MovableClock reads = MovableClock.at(CLOCK.instant());

  private final AdmissionTables memory =
      new AdmissionTables(database.jdbc(), database.transactions());
  private final Judging judging = Fixtures.JUDGING;
  private final Inspection inspection;
  private final FileSorting sorting;
  private final Path folder;
  private final List<String> traces = new ArrayList<>();
  private List<PublishedEvent> standing = List.of();
  private Instant now = CLOCK.instant();
  private long offset;
  private SortedFile sorted;

  DoorForFiles(Path folder) {
    this.folder = folder;
    List<MessageRules> rules = new ArrayList<>(EventRulesForTests.all(CLOCK));
    rules.addAll(MeetingRulesForTests.all(CLOCK));
    rules.addAll(MembershipRulesForTests.all(RealSettings.MUNICIPALITIES, CLOCK));
    rules.addAll(PositionRulesForTests.all(() -> issues, CLOCK));
    inspection = new Inspection(rules, new Schemas(rules));
    FileEntryReader reading =
        new FileEntryReader(
            new FileSettings(DataSize.ofMegabytes(10), "hub.example.no"),
            RealSettings.MUNICIPALITIES,
            () -> issues,
            CLOCK);
    sorting =
        FileSortingForTests.of(
            reading,
            inspection,
            (participant, after) -> standing,
            new KnownThingTables(database.jdbc()),
            database,
            reads);
    know("group/drammen/kraftx");
    know("group/drammen/bane");
  }

  private void know(String thing) {
    keep(List.of(new Traces(null, thing, null)));
  }

  /** As if these had been published before it was noted what files tell. */
  void forget(PublishedEvent... published) {
    standing = List.of(published);
    database.jdbc().update("DELETE FROM kept.calendar_event");
  }

  void on(String day) {
    now = Instant.parse(day + "T10:00:00Z");
  }

  List<Judged> drop(String name, String text) {
    return drop(name, text.getBytes(StandardCharsets.UTF_8));
  }

  List<Judged> drop(String name, byte[] content) {
    return judge(sort(name, content).sound().stream().map(this::submission).toList());
  }

  /** As it is before admission judges what is sound. */
  SortedFile sort(String name, String text) {
    return sort(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private SortedFile sort(String name, byte[] content) {
    return sort(name, content, new ByteBudget());
  }

  /** Beside others that came with it. */
  SortedFile sort(String name, byte[] content, ByteBudget budget) {
    reads.pass(Duration.ofMinutes(1));
    try {
      sorted = sorting.sort(DRAMMEN, name, Files.write(folder.resolve(name), content), budget);
      return sorted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that was dropped last. */
  SortedFile sorted() {
    return sorted;
  }

  /** Over HTTP or Kafka. */
  Judged send(Envelope envelope) {
    return judge(
            List.of(
                submission(
                    new ToInbox.Item(
                        Map.of("content-type", Envelope.STRUCTURED), envelope.toJson()))))
        .get(0);
  }

  private List<Judged> judge(List<Submission> submissions) {
    BatchMemory past = memory.recall(submissions).getOrDefault(DRAMMEN.id(), new BatchMemory());
    List<Judged> judged = submissions.stream().map(each -> judging.judge(each, past)).toList();
    keep(judged.stream().map(Judged::leaves).toList());
    return judged;
  }

  private void keep(List<Traces> left) {
    left.forEach(each -> traces.add(new String(each.toJson(), StandardCharsets.UTF_8)));
    memory.keep(Map.of(DRAMMEN.id(), left), Map.of(DRAMMEN.id(), new Progress(offset, offset)));
  }

  /** Admission's tables are emptied, and read again from what the receipts carry. */
  void rebuild() {
    for (String table : List.of("admitted", "held_message", "known_thing", "titled_thing")) {
      database.jdbc().update("DELETE FROM kept." + table);
    }
    memory.keep(
        Map.of(DRAMMEN.id(), traces.stream().map(Traces::fromJson).toList()),
        Map.of(DRAMMEN.id(), new Progress(offset, offset)));
  }

  private Submission submission(ToInbox.Item item) {
    Headers headers = new RecordHeaders();
    item.headers().forEach((name, text) -> Outgoing.put(headers, name, text));
    Received record =
        new Received(
            Topics.inbox(DRAMMEN.id()), 0, offset, now.toEpochMilli(), null, item.body(), headers);
    return new Submission(
        DRAMMEN,
        record,
        Receipt.idOf(record.topic(), 0, offset++),
        inspection.inspect(DRAMMEN, record.textHeaders(), record.value()));
  }
}
