package no.nov.hub.shared.event;

import static java.util.stream.Collectors.toSet;
import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.EventQueries.Selection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The common calendar, for reading. Days are those of the clock's zone. An event that two
 * organisers published is shown once.
 */
@Component
public class Calendar {

  public static final int USUAL_DAYS = 92;
  public static final int USUAL_LIMIT = 200;
  public static final int HIGHEST_LIMIT = 1000;

  /** As many events as are held at once while looking for clashes. */
  private static final int SLICE = 2000;

  private final JdbcTemplate jdbc;
  private final EventQueries queries;
  private final EventViews views;
  private final Clock clock;

  Calendar(
      JdbcTemplate jdbc, Participants participants, Municipalities municipalities, Clock clock) {
    this.jdbc = jdbc;
    this.queries = new EventQueries(jdbc);
    this.views = new EventViews(jdbc, participants, municipalities);
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The first page of the usual window, of all participants. */
  public CalendarPage coming() {
    LocalDate from = today();
    return page(from, from.plusDays(USUAL_DAYS), null, Optional.empty(), USUAL_LIMIT);
  }

  /**
   * Events that take place, or would have, from the first to the last day.
   *
   * @param participant organiser or consented co-organiser, or null for all
   * @param limit at most {@link #HIGHEST_LIMIT}
   */
  CalendarPage page(
      LocalDate from, LocalDate to, String participant, Optional<Cursor> after, int limit) {
    Selection selection = Selection.everything(Window.of(from, to, clock.getZone()), participant);
    List<StoredEvent> found = queries.select(selection, after, limit + 1);
    List<StoredEvent> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.get(limit - 1).cursor().text() : null;
    return new CalendarPage(from, to, queries.count(selection), views.show(shown), next);
  }

  /** The next active events, those going on among them; without sessions. */
  public List<CalendarEvent> next(int number) {
    Window window = new Window(clock.instant(), Window.ofFeed(today(), clock.getZone()).until());
    Selection selection = new Selection(window, null, true, true);
    return views.show(queries.select(selection, Optional.empty(), number));
  }

  /** Pairs of active events that overlap, from the first to the last day; at most a thousand. */
  public List<Clash> clashes(LocalDate from, LocalDate to) {
    Selection selection = new Selection(Window.of(from, to, clock.getZone()), null, true, false);
    Clashes clashes = new Clashes(views::consented);
    List<Slot> slice = queries.slots(selection, Optional.empty(), SLICE);
    while (!slice.isEmpty() && clashes.meet(slice)) {
      Cursor last = slice.get(slice.size() - 1).cursor();
      slice = queries.slots(selection, Optional.of(last), SLICE);
    }
    List<Map.Entry<Clashes.Pair, Set<String>>> pairs =
        clashes.found().entrySet().stream().limit(Clashes.MOST).toList();
    Map<String, Clash.Side> sides =
        views.sides(pairs.stream().flatMap(pair -> pair.getKey().keys().stream()).collect(toSet()));
    return pairs.stream()
        .map(
            pair ->
                new Clash(
                    sides.get(pair.getKey().first().eventKey()),
                    sides.get(pair.getKey().second().eventKey()),
                    List.copyOf(pair.getValue())))
        .toList();
  }

  /** An event with its history, also if it is cancelled or shown as another. */
  public Optional<EventHistory> find(String organiser, String eventId) {
    if (PlainText.hasControlCharacters(organiser + eventId)) {
      return Optional.empty();
    }
    String key = new EventKey(organiser, eventId).toString();
    List<StoredEvent> found =
        jdbc.query(
            "SELECT " + StoredEvent.COLUMNS + " FROM projection.event e WHERE e.event_key = ?",
            (row, n) -> StoredEvent.of(row),
            key);
    return found.stream()
        .findFirst()
        .map(
            event ->
                new EventHistory(
                    views.show(found).get(0),
                    event.foldedInto(),
                    versions(key, Withheld.isSaid(event.data()))));
  }

  private List<EventHistory.Version> versions(String key, boolean withheld) {
    return jdbc.query(
        """
        SELECT revision, status, received_at, data
        FROM projection.event_version WHERE event_key = ? ORDER BY record_offset DESC
        """,
        (row, n) ->
            new EventHistory.Version(
                row.getInt(1),
                row.getString(2),
                instant(row, "received_at"),
                shown((ObjectNode) json(row, 4), withheld)),
        key);
  }

  /** Records of earlier versions of the hub have what is the organiser's alone. */
  private static JsonNode shown(ObjectNode data, boolean withheld) {
    return withheld ? Withheld.of(data) : data.remove(EventRules.OWN_FIELDS);
  }
}
