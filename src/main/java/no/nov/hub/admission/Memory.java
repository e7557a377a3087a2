package no.nov.hub.admission;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import no.nov.hub.admission.Inspection.Sound;
import no.nov.hub.admission.Traces.AdmittedMessage;
import no.nov.hub.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Admission's tables: per participant, what was admitted and how far admission has come. A handful
 * of queries a batch and participant, none of them per message.
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

  /** Everything that judging these submissions of one participant can ask for. */
  Recollection recall(String participant, List<Submission> submissions) {
    Recollection past = new Recollection();
    List<Sound> sound =
        submissions.stream()
            .map(Submission::outcome)
            .filter(Sound.class::isInstance)
            .map(Sound.class::cast)
            .toList();
    if (!sound.isEmpty()) {
      recallMessages(participant, sound, past);
      recallThings(participant, sound, past);
      recallMeasures(participant, sound, past);
    }
    return past;
  }

  private void recallMessages(String participant, List<Sound> sound, Recollection past) {
    recallMessages(
        "message_key = ANY(CAST(? AS VARCHAR(240) ARRAY))",
        "varchar",
        distinct(sound, s -> key(participant, s.envelope().id())),
        participant,
        past);
    recallMessages(
        "receipt_id = ANY(CAST(? AS UUID ARRAY))",
        "uuid",
        distinct(sound, Memory::confirmedReceipt),
        participant,
        past);
  }

  /**
   * @param participant whose messages count; a receipt can be another's
   */
  private void recallMessages(
      String condition, String type, List<Object> values, String participant, Recollection past) {
    if (values.isEmpty()) {
      return;
    }
    String own = key(participant, "");
    jdbc.query(
        connection ->
            statement(
                connection,
                "SELECT message_key, fingerprint, status, receipt_id FROM kept.admitted WHERE "
                    + condition,
                type,
                values),
        row -> {
          String key = row.getString(1);
          if (key.startsWith(own)) {
            past.add(
                new Traces(
                    new AdmittedMessage(
                        key.substring(own.length()),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class)),
                    null,
                    null));
          }
        });
  }

  /** No participant's id has a slash. */
  private static String key(String participant, String rest) {
    return participant + "/" + rest;
  }

  private static UUID confirmedReceipt(Sound sound) {
    String confirms = sound.envelope().confirms();
    try {
      return confirms == null ? null : UUID.fromString(confirms);
    } catch (IllegalArgumentException e) {
      return null; // Judging says that there is nothing to confirm.
    }
  }

  private void recallThings(String participant, List<Sound> sound, Recollection past) {
    List<Object> keys =
        distinct(
            sound,
            s ->
                s.rules()
                    .requires(s.envelope().data())
                    .map(r -> key(participant, r.thing()))
                    .orElse(null));
    if (keys.isEmpty()) {
      return;
    }
    jdbc.query(
        connection ->
            statement(
                connection,
                "SELECT thing_key FROM kept.known_thing WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))",
                "varchar",
                keys),
        row -> {
          past.add(
              new Traces(null, row.getString(1).substring(key(participant, "").length()), null));
        });
  }

  /** From the nearest figure before the earliest date of the batch to its latest date. */
  private void recallMeasures(String participant, List<Sound> sound, Recollection past) {
    List<LocalDate> dates =
        sound.stream()
            .flatMap(s -> s.rules().measures(s.envelope().data()).stream())
            .map(Measure::asOf)
            .sorted()
            .toList();
    if (dates.isEmpty()) {
      return;
    }
    jdbc.query(
        """
        SELECT as_of, amount FROM kept.measured
        WHERE participant = ? AND as_of <= ?
          AND as_of >= COALESCE((SELECT MAX(as_of) FROM kept.measured WHERE participant = ? AND as_of < ?),
                                CAST(? AS DATE))
        """,
        row -> {
          past.add(
              new Traces(
                  null, null, new Measure("", row.getDate(1).toLocalDate(), row.getLong(2))));
        },
        participant,
        Date.valueOf(dates.get(dates.size() - 1)),
        participant,
        Date.valueOf(dates.get(0)),
        Date.valueOf(dates.get(0)));
  }

  private static PreparedStatement statement(
      Connection connection, String sql, String type, List<Object> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setArray(1, connection.createArrayOf(type, values.toArray()));
    return statement;
  }

  private static List<Object> distinct(List<Sound> sound, Function<Sound, Object> value) {
    return sound.stream().map(value).filter(Objects::nonNull).distinct().toList();
  }

  /**
   * Keeps what verdicts left and how far admission has come, in one transaction; keeping it twice
   * changes nothing.
   */
  void keep(Map<String, Collection<Traces>> traces, Map<String, Progress> progress) {
    LostRace.again(
        () ->
            transactions.executeWithoutResult(
                status -> {
                  keepMessages(traces);
                  keepThings(traces);
                  keepMeasures(traces);
                  keepProgress(progress);
                }));
  }

  private void keepMessages(Map<String, Collection<Traces>> traces) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.admitted a
        USING (SELECT CAST(? AS VARCHAR(240)) AS message_key, CAST(? AS VARCHAR(64)) AS fingerprint,
                      CAST(? AS VARCHAR(8)) AS status, CAST(? AS UUID) AS receipt_id) n
        ON a.message_key = n.message_key
        WHEN NOT MATCHED THEN INSERT (message_key, fingerprint, status, receipt_id)
          VALUES (n.message_key, n.fingerprint, n.status, n.receipt_id)
        """,
        rows(
            traces,
            Traces::admitted,
            (p, m) ->
                new Object[] {key(p, m.messageId()), m.fingerprint(), m.status(), m.receiptId()}));
  }

  private void keepThings(Map<String, Collection<Traces>> traces) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.known_thing k
        USING (SELECT CAST(? AS VARCHAR(240)) AS thing_key) n
        ON k.thing_key = n.thing_key
        WHEN NOT MATCHED THEN INSERT (thing_key) VALUES (n.thing_key)
        """,
        rows(traces, Traces::thing, (p, thing) -> new Object[] {key(p, thing)}));
  }

  private void keepMeasures(Map<String, Collection<Traces>> traces) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.measured m
        USING (SELECT CAST(? AS VARCHAR(32)) AS participant, CAST(? AS DATE) AS as_of, CAST(? AS BIGINT) AS amount) n
        ON m.participant = n.participant AND m.as_of = n.as_of
        WHEN MATCHED THEN UPDATE SET amount = n.amount
        WHEN NOT MATCHED THEN INSERT (participant, as_of, amount) VALUES (n.participant, n.as_of, n.amount)
        """,
        rows(
            traces,
            Traces::measure,
            (p, m) -> new Object[] {p, Date.valueOf(m.asOf()), m.value()}));
  }

  private void keepProgress(Map<String, Progress> progress) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.admission_progress p
        USING (SELECT CAST(? AS VARCHAR(32)) AS participant, CAST(? AS BIGINT) AS inbox_offset,
                      CAST(? AS BIGINT) AS receipts_offset) n
        ON p.participant = n.participant
        WHEN MATCHED THEN UPDATE SET inbox_offset = n.inbox_offset, receipts_offset = n.receipts_offset
        WHEN NOT MATCHED THEN INSERT (participant, inbox_offset, receipts_offset)
          VALUES (n.participant, n.inbox_offset, n.receipts_offset)
        """,
        progress.entrySet().stream()
            .map(e -> new Object[] {e.getKey(), e.getValue().inbox(), e.getValue().receipts()})
            .toList());
  }

  private interface Row<T> {
    Object[] of(String participant, T value);
  }

  private static <T> List<Object[]> rows(
      Map<String, Collection<Traces>> traces, Function<Traces, T> part, Row<T> row) {
    return traces.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(part)
                    .filter(Objects::nonNull)
                    .map(value -> row.of(entry.getKey(), value)))
        .toList();
  }
}
