package no.nov.hub.intake.admission;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Titled.Described;
import no.nov.hub.intake.admission.Traces.AdmittedMessage;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Admission's tables: per participant, what was admitted and how far admission has come. A handful
 * of statements a batch, none of them per message.
 */
@Component
class AdmissionTables {

  /**
   * @param inbox the next offset of the inbox to judge
   * @param receipts the next offset of the receipts to learn from
   */
  record Progress(long inbox, long receipts) {

    static final Progress START = new Progress(0, 0);

    Progress upTo(Progress other) {
      return new Progress(Math.max(inbox, other.inbox), Math.max(receipts, other.receipts));
    }
  }

  /** Of what belongs to a participant. */
  private static final String KEY = "VARCHAR(240)";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  AdmissionTables(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  Progress progress(String participant) {
    return jdbc
        .query(
            "SELECT inbox_offset, receipts_offset FROM kept.admission_progress WHERE participant = ?",
            (row, n) -> new Progress(row.getLong(1), row.getLong(2)),
            participant)
        .stream()
        .findFirst()
        .orElse(Progress.START);
  }

  /** Everything that judging these submissions can ask for, by participant. */
  Map<String, BatchMemory> recall(List<Submission> submissions) {
    Map<String, BatchMemory> past = new HashMap<>();
    List<Asked> asked = new ArrayList<>();
    Set<MessageRules> ofRows = new HashSet<>();
    for (Submission submission : submissions) {
      String participant = submission.sender().id();
      past.computeIfAbsent(participant, p -> new BatchMemory());
      if (submission.outcome() instanceof Sound sound) {
        asked.add(new Asked(participant, sound, Described.of(submission, sound).orElse(null)));
        if (submission.isRow()) {
          ofRows.add(sound.rules());
        }
      }
    }
    recallMessages(asked, past);
    recallConfirmed(asked, past);
    recallThings(asked, past);
    recallMeasures(asked, past);
    recallTitled(asked, past);
    ofRows.forEach(MessageRules::prepareForRows);
    return past;
  }

  private record Asked(String participant, Sound sound, Described described) {

    Stream<String> things() {
      return described == null
          ? Stream.empty()
          : Stream.concat(
              Stream.of(described.likeness().thing()),
              described.row() == null
                  ? Stream.empty()
                  : described.row().beside().stream().map(id -> described.likeness().kind() + id));
    }

    Stream<String> titles() {
      return described == null ? Stream.empty() : Stream.ofNullable(described.title());
    }

    Stream<String> slots() {
      return described == null ? Stream.empty() : Stream.ofNullable(described.slot());
    }

    String messageKey() {
      return key(participant, sound.envelope().id());
    }

    UUID confirmedReceipt() {
      String confirms = sound.envelope().confirms();
      try {
        return confirms == null ? null : UUID.fromString(confirms);
      } catch (IllegalArgumentException e) {
        return null; // Judging says that there is nothing to confirm.
      }
    }

    /** What it requires, and the question that it may answer. */
    Stream<String> knownThings() {
      ObjectNode data = sound.envelope().data();
      return Stream.concat(
              sound.rules().requires(data).stream().map(MessageRules.Requirement::thing),
              sound.rules().answer(data).stream().flatMap(Question::things))
          .map(thing -> key(participant, thing));
    }

    LocalDate measuredAt() {
      return sound.measure() == null ? null : sound.measure().asOf();
    }
  }

  private void recallMessages(List<Asked> asked, Map<String, BatchMemory> past) {
    query(
        """
        SELECT message_key, fingerprint, status, receipt_id FROM kept.admitted
        WHERE message_key = ANY(CAST(? AS VARCHAR(240) ARRAY))
        """,
        ArrayColumn.of("message_key", KEY, distinct(asked, Asked::messageKey)),
        row -> addMessage(row, past));
  }

  private void recallConfirmed(List<Asked> asked, Map<String, BatchMemory> past) {
    query(
        """
        SELECT a.message_key, a.fingerprint, a.status, a.receipt_id
        FROM kept.held_message h JOIN kept.admitted a ON a.message_key = h.message_key
        WHERE h.receipt_id = ANY(CAST(? AS UUID ARRAY))
        """,
        ArrayColumn.of("receipt_id", "UUID", distinct(asked, Asked::confirmedReceipt)),
        row -> addMessage(row, past));
  }

  /**
   * A receipt can be another's, whose recollection it then belongs to, if it is asked for at all.
   */
  private static void addMessage(ResultSet row, Map<String, BatchMemory> past) throws SQLException {
    String key = row.getString(1);
    AdmittedMessage message =
        new AdmittedMessage(
            restOf(key),
            row.getString(2),
            SubmissionStatus.of(row.getString(3)),
            row.getObject(4, UUID.class));
    past.computeIfPresent(
        participantOf(key), (p, known) -> known.add(new Traces(message, null, null)));
  }

  private void recallThings(List<Asked> asked, Map<String, BatchMemory> past) {
    query(
        "SELECT thing_key, state FROM kept.known_thing WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))",
        ArrayColumn.of(
            "thing_key",
            KEY,
            asked.stream().flatMap(Asked::knownThings).map(Object.class::cast).distinct().toList()),
        row -> {
          String key = row.getString(1);
          past.get(participantOf(key)).add(new Traces(null, restOf(key), row.getString(2), null));
        });
  }

  /** By the id it has or had, by its title, and by what stood at its time in the same file. */
  private void recallTitled(List<Asked> asked, Map<String, BatchMemory> past) {
    ArrayColumn things = keys(asked, Asked::things);
    if (things.isEmpty()) {
      return;
    }
    String select =
        """
        SELECT thing_key, made_key, title_key, slot_key, file_key, starts, cancelled
        FROM kept.titled_thing WHERE %s = ANY(CAST(? AS VARCHAR(240) ARRAY))
        """;
    String sql =
        Stream.of("thing_key", "made_key", "title_key", "slot_key")
            .map(select::formatted)
            .collect(Collectors.joining("UNION\n"));
    ArrayColumn titles = keys(asked, Asked::titles);
    ArrayColumn slots = keys(asked, Asked::slots);
    jdbc.query(
        connection -> ArrayColumn.statement(connection, sql, things, things, titles, slots),
        row -> {
          past.get(participantOf(row.getString(1))).add(Traces.of(titled(row)));
        });
  }

  private static ArrayColumn keys(List<Asked> asked, Function<Asked, Stream<String>> keys) {
    return ArrayColumn.of(
        "thing_key",
        KEY,
        asked.stream()
            .flatMap(each -> keys.apply(each).map(key -> key(each.participant(), key)))
            .distinct()
            .toList());
  }

  private static Titled titled(ResultSet row) throws SQLException {
    String slot = row.getString(4);
    return new Titled(
        restOf(row.getString(1)),
        restOf(row.getString(2)),
        restOf(row.getString(3)),
        slot == null ? null : restOf(slot),
        row.getString(5),
        row.getString(6),
        row.getBoolean(7));
  }

  private void recallMeasures(List<Asked> asked, Map<String, BatchMemory> past) {
    Map<String, NavigableSet<LocalDate>> dates = new HashMap<>();
    for (Asked each : asked) {
      LocalDate date = each.measuredAt();
      if (date != null) {
        dates.computeIfAbsent(each.participant(), p -> new TreeSet<>()).add(date);
      }
    }
    dates.forEach(
        (participant, of) ->
            recallMeasures(participant, of.first(), of.last(), past.get(participant)));
  }

  /** From the nearest figure before the earliest date of the batch to the one after its latest. */
  private void recallMeasures(
      String participant, LocalDate earliest, LocalDate latest, BatchMemory past) {
    jdbc.query(
        """
        SELECT as_of, amount, stated FROM kept.measured
        WHERE participant = ?
          AND as_of <= COALESCE((SELECT MIN(as_of) FROM kept.measured WHERE participant = ? AND as_of > ?),
                                CAST(? AS DATE))
          AND as_of >= COALESCE((SELECT MAX(as_of) FROM kept.measured WHERE participant = ? AND as_of < ?),
                                CAST(? AS DATE))
        """,
        row -> {
          Measure measure =
              new Measure(
                  "",
                  row.getDate(1).toLocalDate(),
                  row.getLong(2),
                  Measure.stated(row.getString(3)));
          past.add(new Traces(null, null, measure));
        },
        participant,
        participant,
        Date.valueOf(latest),
        Date.valueOf(latest),
        participant,
        Date.valueOf(earliest),
        Date.valueOf(earliest));
  }

  private static List<Object> distinct(List<Asked> asked, Function<Asked, Object> value) {
    return asked.stream().map(value).filter(Objects::nonNull).distinct().toList();
  }

  private void query(String sql, ArrayColumn values, RowCallbackHandler reader) {
    if (!values.isEmpty()) {
      jdbc.query(connection -> ArrayColumn.statement(connection, sql, values), reader);
    }
  }

  /** No participant's id has a slash. */
  private static String key(String participant, String rest) {
    return participant + "/" + rest;
  }

  private static String participantOf(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private static String restOf(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  /**
   * Keeps what verdicts left and how far admission has come, in one transaction; keeping it twice
   * changes nothing. One statement for each table, not for each row.
   */
  void keep(Map<String, Collection<Traces>> traces, Map<String, Progress> progress) {
    LostRace.again(
        () -> transactions.executeWithoutResult(status -> keepTogether(traces, progress)));
  }

  private void keepTogether(
      Map<String, Collection<Traces>> traces, Map<String, Progress> progress) {
    Map<String, AdmittedMessage> messages =
        byKey(traces, Traces::admitted, (p, m) -> key(p, m.messageId()));
    keepMessages(messages);
    keepHeld(messages);
    keepThings(things(traces));
    keepMeasures(byKey(traces, Traces::measure, (p, m) -> new MeasuredAt(p, m.asOf())));
    keepTitled(byKey(traces, Traces::titled, (p, t) -> key(p, t.thing())));
    keepProgress(progress);
  }

  private void keepMessages(Map<String, AdmittedMessage> messages) {
    add(
        "kept.admitted",
        ArrayColumn.of("message_key", KEY, messages.keySet()),
        ArrayColumn.of(
            "fingerprint", "VARCHAR(64)", messages.values(), AdmittedMessage::fingerprint),
        ArrayColumn.of(
            "status", "VARCHAR(8)", messages.values(), message -> message.status().word()),
        ArrayColumn.of("receipt_id", "UUID", messages.values(), AdmittedMessage::receiptId));
  }

  private void keepHeld(Map<String, AdmittedMessage> messages) {
    Map<String, AdmittedMessage> held = new LinkedHashMap<>(messages);
    held.values().removeIf(message -> !message.isHeld());
    add(
        "kept.held_message",
        ArrayColumn.of("receipt_id", "UUID", held.values(), AdmittedMessage::receiptId),
        ArrayColumn.of("message_key", KEY, held.keySet()));
  }

  private record Known(String thing, String state) {

    static Stream<Known> of(Traces left) {
      return Stream.of(
              new Known(left.thing(), left.state()), new Known(left.answered(), Question.ANSWERED))
          .filter(known -> known.thing() != null);
    }
  }

  /** What was said last of each. */
  private static Map<String, Known> things(Map<String, Collection<Traces>> traces) {
    Map<String, Known> things = new LinkedHashMap<>();
    traces.forEach(
        (participant, left) ->
            left.stream()
                .flatMap(Known::of)
                .forEach(known -> things.put(key(participant, known.thing()), known)));
    return things;
  }

  /** Most things have no state, and are known or not. */
  private void keepThings(Map<String, Known> things) {
    add("kept.known_thing", ArrayColumn.of("thing_key", KEY, things.keySet()));
    Map<String, Known> stated = new LinkedHashMap<>(things);
    stated.values().removeIf(known -> known.state() == null);
    update(
        """
        UPDATE kept.known_thing SET state =
          (SELECT n.state FROM UNNEST(CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(64) ARRAY)) AS n (thing_key, state)
           WHERE n.thing_key = known_thing.thing_key)
        WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))
        """,
        ArrayColumn.of("thing_key", KEY, stated.keySet()),
        ArrayColumn.of("state", "VARCHAR(64)", stated.values(), Known::state),
        ArrayColumn.of("thing_key", KEY, stated.keySet()));
  }

  private void keepTitled(Map<String, Titled> titled) {
    merge(
        "kept.titled_thing",
        1,
        ArrayColumn.of("thing_key", KEY, titled.keySet()),
        ArrayColumn.of("made_key", KEY, titled.entrySet(), each -> beside(each, Titled::made)),
        ArrayColumn.of("title_key", KEY, titled.entrySet(), each -> beside(each, Titled::title)),
        ArrayColumn.of("slot_key", KEY, titled.entrySet(), each -> beside(each, Titled::slot)),
        ArrayColumn.of("file_key", "VARCHAR(32)", titled.values(), Titled::file),
        ArrayColumn.of("starts", "VARCHAR(32)", titled.values(), Titled::start),
        ArrayColumn.of("cancelled", "BOOLEAN", titled.values(), Titled::cancelled));
  }

  /** Of the same participant as the key of the thing. */
  private static String beside(Map.Entry<String, Titled> each, Function<Titled, String> part) {
    String value = part.apply(each.getValue());
    return value == null ? null : key(participantOf(each.getKey()), value);
  }

  private record MeasuredAt(String participant, LocalDate asOf) {}

  private void keepMeasures(Map<MeasuredAt, Measure> measures) {
    merge(
        "kept.measured",
        2,
        ArrayColumn.of("participant", "VARCHAR(32)", measures.keySet(), MeasuredAt::participant),
        ArrayColumn.of("as_of", "DATE", measures.keySet(), MeasuredAt::asOf),
        ArrayColumn.of("amount", "BIGINT", measures.values(), Measure::value),
        ArrayColumn.of("stated", "VARCHAR", measures.values(), Measure::statedAsText));
  }

  private void keepProgress(Map<String, Progress> progress) {
    merge(
        "kept.admission_progress",
        1,
        ArrayColumn.of("participant", "VARCHAR(32)", progress.keySet()),
        ArrayColumn.of("inbox_offset", "BIGINT", progress.values(), Progress::inbox),
        ArrayColumn.of("receipts_offset", "BIGINT", progress.values(), Progress::receipts));
  }

  /** Those that are not there, by the first column. */
  private void add(String table, ArrayColumn... columns) {
    update(ArrayColumn.added(table, columns), columns);
  }

  /**
   * @param keys how many of the columns, from the first, tell the row
   */
  private void merge(String table, int keys, ArrayColumn... columns) {
    update(ArrayColumn.merged(table, keys, columns), columns);
  }

  private void update(String sql, ArrayColumn... columns) {
    if (!columns[0].isEmpty()) {
      jdbc.update(connection -> ArrayColumn.statement(connection, sql, columns));
    }
  }

  /** Of several with one key the last; a statement may name a row only once. */
  private static <K, T> Map<K, T> byKey(
      Map<String, Collection<Traces>> traces,
      Function<Traces, T> part,
      BiFunction<String, T, K> key) {
    Map<K, T> values = new LinkedHashMap<>();
    traces.forEach(
        (participant, left) ->
            left.stream()
                .map(part)
                .filter(Objects::nonNull)
                .forEach(value -> values.put(key.apply(participant, value), value)));
    return values;
  }
}
