package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.HubProcess;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.TopicReader;
import tools.jackson.databind.JsonNode;

/** Compares, at the end, what the senders were told with what the hub has. */
final class Reckoning {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int DATES_ASKED_FOR = 20;
  private static final List<String> SHARED =
      List.of(Topics.MEMBERSHIP, Topics.EVENTS, Topics.POSITIONS);

  private final Load load;
  private final Expected expected;

  Reckoning(Load load) {
    this.load = load;
    this.expected = new Expected(load.all());
  }

  /** Dates over all of the time that was counted. */
  List<LocalDate> dates() {
    List<LocalDate> all = List.copyOf(expected.dates);
    int step = Math.max(1, all.size() / DATES_ASKED_FOR);
    List<LocalDate> some = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i -= step) {
      some.add(all.get(i));
    }
    return some;
  }

  /** What the hub answers is exact as soon as it has read everything. */
  void checkAnswers(HubProcess hub) {
    Answers answers = new Answers(hub);
    await("figures, calendar, issues and rejections to be exact")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              for (LocalDate date : dates()) {
                assertThat(answers.members(date))
                    .as("at %s", date)
                    .isEqualTo(expected.members(date));
              }
              same("events of the calendar", answers.titlesOfEvents(), expected.titlesOfEvents());
              same("issues", answers.issues(), expected.issues());
              long rejections =
                  Cargo.SENDERS.stream().mapToLong(s -> answers.rejections(s).size()).sum();
              assertThat(rejections).as("rejections").isEqualTo(expected.wrong.size());
            });
  }

  /** Every file is where its owner looks for it, once, with reasons if a row was wrong. */
  void checkFiles(List<HubProcess> hubs) throws IOException {
    Set<String> wanted = new TreeSet<>();
    load.ledger.files.forEach(
        (path, file) -> {
          List<Cargo> rows = FileLoad.rows(file);
          boolean wrong = rows.stream().anyMatch(Cargo::isWrong);
          Path target =
              path.resolveSibling(wrong ? "rejected" : "done").resolve(path.getFileName());
          wanted.add(target.toString());
          if (wrong) {
            wanted.add(target + ".reasons.txt");
          }
          if (!rows.stream().allMatch(Cargo::isWrong)) {
            wanted.add(target + ".kvittering.txt");
          }
        });
    List<String> found = new ArrayList<>();
    for (HubProcess hub : hubs) {
      try (Stream<Path> files = Files.walk(hub.drop())) {
        files.filter(Files::isRegularFile).map(Path::toString).forEach(found::add);
      }
    }
    same("files", found, wanted);
  }

  /**
   * Every topic as it is on the broker.
   *
   * @param client of somebody who may read everything
   */
  Counts checkTopics(Map<String, Object> client) {
    List<UUID> submissions = new ArrayList<>();
    for (Received record : read(client, Cargo.SENDERS.stream().map(Topics::inbox).toList())) {
      submissions.add(Receipt.idOf(record.topic(), record.partition(), record.offset()));
    }
    List<JsonNode> receipts =
        read(client, Cargo.SENDERS.stream().map(Topics::receipts).toList()).stream()
            .map(record -> Json.MAPPER.readTree(record.value()).get("data"))
            .toList();
    same("receipts", ids(receipts), submissions);
    Map<UUID, JsonNode> byId = new HashMap<>();
    receipts.forEach(receipt -> byId.put(id(receipt), receipt));
    checkPromises(byId);

    Map<Outcome, List<JsonNode>> outcomes =
        receipts.stream().collect(Collectors.groupingBy(Outcome::of));
    List<Received> results = read(client, SHARED);
    same(
        "things on shared topics",
        results.stream().map(Reckoning::thing).toList(),
        expected.things);
    same(
        "results by message",
        results.stream().map(r -> text(Json.MAPPER.readTree(r.value()), "id")).toList(),
        outcomes.getOrDefault(Outcome.ADMITTED, List.of()).stream()
            .map(receipt -> text(receipt, "messageId"))
            .toList());
    assertThat(outcomes).doesNotContainKey(Outcome.HELD);
    checkRejections(client, ids(outcomes.getOrDefault(Outcome.REJECTED, List.of())));
    checkFigures(client);
    assertThat(read(client, List.of(Topics.DEAD))).as("parked").isEmpty();
    return counts(receipts.size(), outcomes, results.size());
  }

  private void checkPromises(Map<UUID, JsonNode> receipts) {
    assertThat(load.ledger.surprises).isEmpty();
    same(
        "promised without a receipt",
        missing(load.ledger.promised.keySet(), receipts.keySet()),
        Set.of());
    load.ledger.promised.forEach(
        (id, cargo) ->
            assertThat(receipts.get(id).get("status").asString())
                .as("%s", cargo)
                .isEqualTo(cargo.isWrong() ? "rejected" : "accepted"));
    Set<Cargo> told = new HashSet<>(load.ledger.promised.values());
    told.addAll(load.ledger.refused);
    same(
        "acknowledged",
        told.stream().map(Cargo::name).toList(),
        load.all().stream()
            .filter(c -> c.edge() != Edge.FILE)
            .map(Cargo::name)
            .collect(Collectors.toSet()));
  }

  private void checkRejections(Map<String, Object> client, Collection<UUID> withReceipt) {
    Map<String, List<Received>> byStatus =
        read(client, List.of(Topics.REJECTED)).stream()
            .collect(Collectors.groupingBy(record -> record.header("nov-status")));
    same("rejections by receipt", rejectionIds(byStatus.get("rejected")), withReceipt);
    Set<UUID> refused = new HashSet<>(rejectionIds(byStatus.get("refused")));
    assertThat(refused)
        .as("refused by HTTP and in files")
        .hasSize((int) (expected.wrong(Edge.HTTP) + expected.wrong(Edge.FILE)));
  }

  private static List<UUID> rejectionIds(List<Received> records) {
    return records == null
        ? List.of()
        : records.stream().map(r -> UUID.fromString(r.header("nov-rejection-id"))).toList();
  }

  /** What was published last for each date. */
  private void checkFigures(Map<String, Object> client) {
    Map<LocalDate, Long> published = new TreeMap<>();
    for (Received record : read(client, List.of(Topics.STATISTICS))) {
      JsonNode data = Json.MAPPER.readTree(record.value()).get("data");
      published.put(
          LocalDate.parse(data.get("asOf").asString()), data.at("/totals/members").asLong());
    }
    Map<LocalDate, Long> right =
        expected.dates.stream().collect(Collectors.toMap(Function.identity(), expected::members));
    same("published figures", published.entrySet(), right.entrySet());
  }

  private Counts counts(int receipts, Map<Outcome, List<JsonNode>> outcomes, int results) {
    Ledger ledger = load.ledger;
    return new Counts(
        load.all().size(),
        ledger.promised(Edge.KAFKA),
        ledger.promised(Edge.HTTP) + ledger.refused.size(),
        (long) ledger.files.size() * Cargo.ROWS_OF_A_FILE,
        ledger.files.size(),
        ledger.again.size(),
        receipts,
        outcomes.getOrDefault(Outcome.ADMITTED, List.of()).size(),
        outcomes.getOrDefault(Outcome.DUPLICATE, List.of()).size(),
        outcomes.getOrDefault(Outcome.REJECTED, List.of()).size(),
        expected.wrong(Edge.HTTP) + expected.wrong(Edge.FILE),
        results);
  }

  private enum Outcome {
    ADMITTED,
    DUPLICATE,
    HELD,
    REJECTED;

    static Outcome of(JsonNode receipt) {
      return switch (receipt.get("status").asString()) {
        case "accepted" ->
            receipt.get("reasons").toString().contains("\"duplicate\"") ? DUPLICATE : ADMITTED;
        case "held" -> HELD;
        default -> REJECTED;
      };
    }
  }

  private static List<UUID> ids(List<JsonNode> receipts) {
    return receipts.stream().map(Reckoning::id).toList();
  }

  private static UUID id(JsonNode receipt) {
    return UUID.fromString(text(receipt, "receiptId"));
  }

  private static String text(JsonNode of, String field) {
    return of.get(field).asString();
  }

  private static String thing(Received record) {
    JsonNode event = Json.MAPPER.readTree(record.value());
    JsonNode data = event.get("data");
    String sender = event.get("source").asString().substring(1);
    return switch (record.topic()) {
      case Topics.MEMBERSHIP -> "count " + sender + " " + data.get("asOf").asString();
      case Topics.EVENTS -> "event " + sender + " " + data.get("title").asString();
      default -> "position " + sender + " " + data.at("/issue/id").asString();
    };
  }

  private static List<Received> read(Map<String, Object> client, List<String> topics) {
    List<Received> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(client)) {
      reader.readToEnd(
          topics.stream().collect(Collectors.toMap(Function.identity(), topic -> 0L)),
          records::add);
    }
    return records;
  }

  /** Each once; says what is missing and what is too much, not a hundred thousand lines. */
  private static <T> void same(String what, Collection<T> actual, Collection<T> wanted) {
    assertThat(missing(wanted, actual)).as("%s: missing", what).isEmpty();
    assertThat(missing(actual, wanted)).as("%s: too many", what).isEmpty();
    assertThat(actual).as("%s: some are there twice", what).hasSameSizeAs(wanted);
  }

  private static <T> List<T> missing(Collection<T> wanted, Collection<T> actual) {
    Set<T> there = new HashSet<>(actual);
    return wanted.stream().filter(each -> !there.contains(each)).limit(10).toList();
  }
}
