package no.nov.hub.intake.admission;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
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
class Memory {

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

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  Memory(JdbcTemplate jdbc, TransactionTemplate transactions) {
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
  Map<String, Recollection> recall(List<Submission> submissions) {
    Map<String, Recollection> past = new HashMap<>();
    List<Asked> asked = new ArrayList<>();
    Set<MessageRules> ofRows = new HashSet<>();
    for (Submission submission : submissions) {
      String participant = submission.sender().id();
      past.computeIfAbsent(participant, p -> new Recollection());
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

  private void recallMessages(List<Asked> asked, Map<String, Recollection> past) {
    query(
        """
        SELECT message_key, fingerprint, status, receipt_id FROM kept.admitted
        WHERE message_key = ANY(CAST(? AS VARCHAR(240) ARRAY))
        """,
        Column.of("varchar", distinct(asked, Asked::messageKey)),
        row -> addMessage(row, past));
  }

  private void recallConfirmed(List<Asked> asked, Map<String, Recollection> past) {
    query(
        """
        SELECT a.message_key, a.fingerprint, a.status, a.receipt_id
        FROM kept.held_message h JOIN kept.admitted a ON a.message_key = h.message_key
        WHERE h.receipt_id = ANY(CAST(? AS UUID ARRAY))
        """,
        Column.of("uuid", distinct(asked, Asked::confirmedReceipt)),
        row -> addMessage(row, past));
  }

  /**
   * A receipt can be another's, whose recollection it then belongs to, if it is asked for at all.
   */
  private static void addMessage(ResultSet row, Map<String, Recollection> past)
      throws SQLException {
    String key = row.getString(1);
    AdmittedMessage message =
        new AdmittedMessage(
            restOf(key), row.getString(2), row.getString(3), row.getObject(4, UUID.class));
    past.computeIfPresent(
        participantOf(key), (p, known) -> known.add(new Traces(message, null, null)));
  }

  private void recallThings(List<Asked> asked, Map<String, Recollection> past) {
    query(
        "SELECT thing_key, state FROM kept.known_thing WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))",
        Column.of(
            "varchar",
            asked.stream().flatMap(Asked::knownThings).map(Object.class::cast).distinct().toList()),
        row -> {
          String key = row.getString(1);
          past.get(participantOf(key)).add(new Traces(null, restOf(key), row.getString(2), null));
        });
  }

  /** By the id it has or had, by its title, and by what stood at its time in the same file. */
  private void recallTitled(List<Asked> asked, Map<String, Recollection> past) {
    Column things = keys(asked, Asked::things);
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
    Column titles = keys(asked, Asked::titles);
    Column slots = keys(asked, Asked::slots);
    jdbc.query(
        connection -> Column.statement(connection, sql, things, things, titles, slots),
        row -> {
          past.get(participantOf(row.getString(1))).add(Traces.of(titled(row)));
        });
  }

  private static Column keys(List<Asked> asked, Function<Asked, Stream<String>> keys) {
    return Column.of(
        "varchar",
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

  private void recallMeasures(List<Asked> asked, Map<String, Recollection> past) {
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
      String participant, LocalDate earliest, LocalDate latest, Recollection past) {
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

  private void query(String sql, Column values, RowCallbackHandler reader) {
    if (!values.isEmpty()) {
      jdbc.query(connection -> Column.statement(connection, sql, values), reader);
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
    update(
        """
        INSERT INTO kept.admitted (message_key, fingerprint, status, receipt_id)
        SELECT n.message_key, n.fingerprint, n.status, n.receipt_id
        FROM UNNEST(CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(64) ARRAY), CAST(? AS VARCHAR(8) ARRAY),
                    CAST(? AS UUID ARRAY)) AS n (message_key, fingerprint, status, receipt_id)
        WHERE NOT EXISTS (SELECT 1 FROM kept.admitted a WHERE a.message_key = n.message_key)
        """,
        Column.of("varchar", messages.keySet()),
        Column.of("varchar", messages.values(), AdmittedMessage::fingerprint),
        Column.of("varchar", messages.values(), AdmittedMessage::status),
        Column.of("uuid", messages.values(), AdmittedMessage::receiptId));
  }

  private void keepHeld(Map<String, AdmittedMessage> messages) {
    Map<String, AdmittedMessage> held = new LinkedHashMap<>(messages);
    held.values().removeIf(message -> !message.status().equals("held"));
    update(
        """
        INSERT INTO kept.held_message (receipt_id, message_key)
        SELECT n.receipt_id, n.message_key
        FROM UNNEST(CAST(? AS UUID ARRAY), CAST(? AS VARCHAR(240) ARRAY)) AS n (receipt_id, message_key)
        WHERE NOT EXISTS (SELECT 1 FROM kept.held_message h WHERE h.receipt_id = n.receipt_id)
        """,
        Column.of("uuid", held.values(), AdmittedMessage::receiptId),
        Column.of("varchar", held.keySet()));
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
    update(
        """
        INSERT INTO kept.known_thing (thing_key)
        SELECT n.thing_key FROM UNNEST(CAST(? AS VARCHAR(240) ARRAY)) AS n (thing_key)
        WHERE NOT EXISTS (SELECT 1 FROM kept.known_thing k WHERE k.thing_key = n.thing_key)
        """,
        Column.of("varchar", things.keySet()));
    Map<String, Known> stated = new LinkedHashMap<>(things);
    stated.values().removeIf(known -> known.state() == null);
    update(
        """
        UPDATE kept.known_thing SET state =
          (SELECT n.state FROM UNNEST(CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(64) ARRAY)) AS n (thing_key, state)
           WHERE n.thing_key = known_thing.thing_key)
        WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))
        """,
        Column.of("varchar", stated.keySet()),
        Column.of("varchar", stated.values(), Known::state),
        Column.of("varchar", stated.keySet()));
  }

  private void keepTitled(Map<String, Titled> titled) {
    update(
        """
        MERGE INTO kept.titled_thing t
        USING (SELECT u.thing_key, u.made_key, u.title_key, u.slot_key, u.file_key, u.starts, u.cancelled
               FROM UNNEST(CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(240) ARRAY),
                           CAST(? AS VARCHAR(240) ARRAY), CAST(? AS VARCHAR(32) ARRAY), CAST(? AS VARCHAR(32) ARRAY),
                           CAST(? AS BOOLEAN ARRAY))
                 AS u (thing_key, made_key, title_key, slot_key, file_key, starts, cancelled)) n
        ON t.thing_key = n.thing_key
        WHEN MATCHED THEN UPDATE SET made_key = n.made_key, title_key = n.title_key, slot_key = n.slot_key,
          file_key = n.file_key, starts = n.starts, cancelled = n.cancelled
        WHEN NOT MATCHED THEN INSERT (thing_key, made_key, title_key, slot_key, file_key, starts, cancelled)
          VALUES (n.thing_key, n.made_key, n.title_key, n.slot_key, n.file_key, n.starts, n.cancelled)
        """,
        Column.of("varchar", titled.keySet()),
        Column.of("varchar", titled.entrySet(), each -> beside(each, Titled::made)),
        Column.of("varchar", titled.entrySet(), each -> beside(each, Titled::title)),
        Column.of("varchar", titled.entrySet(), each -> beside(each, Titled::slot)),
        Column.of("varchar", titled.values(), Titled::file),
        Column.of("varchar", titled.values(), Titled::start),
        Column.of("boolean", titled.values(), Titled::cancelled));
  }

  /** Of the same participant as the key of the thing. */
  private static String beside(Map.Entry<String, Titled> each, Function<Titled, String> part) {
    String value = part.apply(each.getValue());
    return value == null ? null : key(participantOf(each.getKey()), value);
  }

  private record MeasuredAt(String participant, LocalDate asOf) {}

  private void keepMeasures(Map<MeasuredAt, Measure> measures) {
    update(
        """
        MERGE INTO kept.measured m
        USING (SELECT u.participant, u.as_of, u.amount, u.stated
               FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS DATE ARRAY), CAST(? AS BIGINT ARRAY),
                           CAST(? AS VARCHAR ARRAY)) AS u (participant, as_of, amount, stated)) n
        ON m.participant = n.participant AND m.as_of = n.as_of
        WHEN MATCHED THEN UPDATE SET amount = n.amount, stated = n.stated
        WHEN NOT MATCHED THEN INSERT (participant, as_of, amount, stated)
          VALUES (n.participant, n.as_of, n.amount, n.stated)
        """,
        Column.of("varchar", measures.keySet(), MeasuredAt::participant),
        Column.of("date", measures.keySet(), MeasuredAt::asOf),
        Column.of("bigint", measures.values(), Measure::value),
        Column.of("varchar", measures.values(), Measure::statedAsText));
  }

  private void keepProgress(Map<String, Progress> progress) {
    update(
        """
        MERGE INTO kept.admission_progress p
        USING (SELECT u.participant, u.inbox_offset, u.receipts_offset
               FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY))
                 AS u (participant, inbox_offset, receipts_offset)) n
        ON p.participant = n.participant
        WHEN MATCHED THEN UPDATE SET inbox_offset = n.inbox_offset, receipts_offset = n.receipts_offset
        WHEN NOT MATCHED THEN INSERT (participant, inbox_offset, receipts_offset)
          VALUES (n.participant, n.inbox_offset, n.receipts_offset)
        """,
        Column.of("varchar", progress.keySet()),
        Column.of("bigint", progress.values(), Progress::inbox),
        Column.of("bigint", progress.values(), Progress::receipts));
  }

  private void update(String sql, Column... columns) {
    if (!columns[0].isEmpty()) {
      jdbc.update(connection -> Column.statement(connection, sql, columns));
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

  /** One value of each row, as an SQL array. */
  private record Column(String type, Object[] values) {

    static Column of(String type, Collection<?> values) {
      return new Column(type, values.toArray());
    }

    static <T> Column of(String type, Collection<T> rows, Function<T, Object> value) {
      return new Column(type, rows.stream().map(value).toArray());
    }

    boolean isEmpty() {
      return values.length == 0;
    }

    static PreparedStatement statement(Connection connection, String sql, Column... columns)
        throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(columns[i].type(), columns[i].values()));
      }
      return statement;
    }
  }
}
