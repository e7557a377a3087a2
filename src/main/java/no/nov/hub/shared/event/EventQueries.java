package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Selects shown events of a window in the order of their start. Those that last long are looked for
 * by themselves, so that both halves are short ranges of one index, however many events are stored.
 */
final class EventQueries {

  /** No event lasts longer (see {@link TimeRules}); a leap day and a change of clocks allowed. */
  private static final Duration LONGEST = Duration.ofDays(367);

  /**
   * @param participant organiser or consented co-organiser, or null for all
   * @param activeOnly without cancelled ones
   * @param largerOnly without sessions
   */
  record Selection(Window window, String participant, boolean activeOnly, boolean largerOnly) {

    static Selection everything(Window window, String participant) {
      return new Selection(window, participant, false, false);
    }
  }

  private static final String SHOWN =
      """
      FROM projection.event e
      WHERE e.lasting = ? AND e.starts_at >= ? AND e.starts_at < ? AND e.ends_at > ?
        AND e.folded_into IS NULL
      """;

  private static final String OF_PARTICIPANT =
      """
        AND (e.organiser = ? OR EXISTS (
          SELECT 1 FROM projection.event_co_organiser c
          WHERE c.event_key = e.event_key AND c.participant = ? AND c.consented))
      """;

  private static final String AFTER = " AND e.starts_at >= ? AND (e.starts_at > ? OR e.uid > ?)\n";

  private final JdbcTemplate jdbc;

  EventQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** At most {@code limit}, by start and UID. */
  List<StoredEvent> select(Selection selection, Optional<Cursor> after, int limit) {
    return jdbc.query(
        select(StoredEvent.COLUMNS, selection, after, "ASC", limit),
        (row, n) -> StoredEvent.of(row),
        arguments(selection, after));
  }

  /** Those that start last, at most {@code limit}, the latest first. */
  List<StoredEvent> last(Selection selection, int limit) {
    return jdbc.query(
        select(StoredEvent.COLUMNS, selection, Optional.empty(), "DESC", limit),
        (row, n) -> StoredEvent.of(row),
        arguments(selection, Optional.empty()));
  }

  /** As {@link #select}, but only what the index knows, which takes a tenth of the time. */
  List<Slot> slots(Selection selection, Optional<Cursor> after, int limit) {
    return jdbc.query(
        select(Slot.COLUMNS, selection, after, "ASC", limit),
        (row, n) -> Slot.of(row),
        arguments(selection, after));
  }

  /**
   * The first column has one value in each half and changes nothing in the order, but lets H2 read
   * the index in its order and stop at the limit.
   */
  private static String select(
      String columns, Selection selection, Optional<Cursor> after, String order, int limit) {
    String branch =
        "SELECT %1$s%2$s ORDER BY e.lasting %3$s, e.starts_at %3$s, e.uid %3$s LIMIT %4$d"
            .formatted(columns, conditions(selection, after), order, limit);
    return "SELECT * FROM ((%1$s) UNION ALL (%1$s)) both_halves ORDER BY starts_at %2$s, uid %2$s LIMIT %3$d"
        .formatted(branch, order, limit);
  }

  CalendarPage.Counts count(Selection selection) {
    String branch = "SELECT e.status, e.parent_key " + conditions(selection, Optional.empty());
    return jdbc.queryForObject(
        """
        SELECT COUNT(*) FILTER (WHERE status = 'active' AND parent_key IS NULL),
               COUNT(*) FILTER (WHERE status = 'active' AND parent_key IS NOT NULL),
               COUNT(*) FILTER (WHERE status = 'cancelled')
        FROM ((%s) UNION ALL (%s)) both_halves
        """
            .formatted(branch, branch),
        (row, n) -> new CalendarPage.Counts(row.getLong(1), row.getLong(2), row.getLong(3)),
        arguments(selection, Optional.empty()));
  }

  private static String conditions(Selection selection, Optional<Cursor> after) {
    return SHOWN
        + (selection.participant() == null ? "" : OF_PARTICIPANT)
        + (selection.activeOnly() ? " AND e.status = 'active'\n" : "")
        + (selection.largerOnly() ? " AND e.parent_key IS NULL\n" : "")
        + (after.isPresent() ? AFTER : "");
  }

  private static Object[] arguments(Selection selection, Optional<Cursor> after) {
    List<Object> arguments = new ArrayList<>();
    addHalf(arguments, selection, after, false, EventRow.LASTING);
    addHalf(arguments, selection, after, true, LONGEST);
    return arguments.toArray();
  }

  private static void addHalf(
      List<Object> arguments,
      Selection selection,
      Optional<Cursor> after,
      boolean lasting,
      Duration longest) {
    Instant from = selection.window().from();
    arguments.add(lasting);
    arguments.add(utc(from.minus(longest)));
    arguments.add(utc(selection.window().until()));
    arguments.add(utc(from));
    if (selection.participant() != null) {
      arguments.add(selection.participant());
      arguments.add(selection.participant());
    }
    after.ifPresent(
        cursor -> {
          arguments.add(utc(cursor.startsAt()));
          arguments.add(utc(cursor.startsAt()));
          arguments.add(cursor.uid());
        });
  }
}
