package no.nov.hub.shared.event;

import static java.util.stream.Collectors.toSet;
import static no.nov.hub.platform.database.Rows.instant;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.EventQueries.Selection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The calendars that calendar programs fetch again and again. What one looks like follows from how
 * far the calendar has come and from the day, so an unchanged one is not made twice.
 */
@Component
class CalendarFeed {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarFeed.class);
  private static final int MOST_EVENTS = 2_000;

  /** Of all summaries together; beyond it each gets an equal share. */
  private static final int MOST_TEXT = 2_000_000;

  /** Raised when the same events are written differently. */
  private static final int FORM = 2;

  /** How one feed looks at the moment. */
  record Edition(String etag, Instant changedAt) {}

  private record Made(String etag, byte[] bytes) {}

  private final JdbcTemplate jdbc;
  private final EventQueries queries;
  private final EventViews views;
  private final Participants participants;
  private final Nov nov;
  private final CalendarSettings settings;
  private final Links links;
  private final Clock clock;
  private final Map<String, Made> made = new ConcurrentHashMap<>();
  private final Lock making = new ReentrantLock();

  CalendarFeed(
      JdbcTemplate jdbc,
      Participants participants,
      Nov nov,
      Municipalities municipalities,
      CalendarSettings settings,
      Links links,
      Clock clock) {
    this.jdbc = jdbc;
    this.queries = new EventQueries(jdbc);
    this.views = new EventViews(jdbc, participants, municipalities);
    this.participants = participants;
    this.nov = nov;
    this.settings = settings;
    this.links = links;
    this.clock = clock;
  }

  /**
   * @param participant whose calendar, or empty for all of them
   */
  Edition edition(Optional<Participant> participant) {
    LocalDate today = LocalDate.now(clock);
    Instant midnight = today.atStartOfDay(clock.getZone()).toInstant();
    String ground =
        "%d %s %s %s %s %s"
            .formatted(
                FORM, name(participant), today, settings, address(participant), participants.all());
    return jdbc
        .query(
            "SELECT next_offset, changed_at FROM projection.calendar_state",
            (row, n) -> {
              Instant changed = instant(row, "changed_at");
              return new Edition(
                  etag(ground + " " + row.getLong(1)),
                  changed.isAfter(midnight) ? changed : midnight);
            })
        .stream()
        .findFirst()
        .orElseGet(() -> new Edition(etag(ground), midnight));
  }

  /** A weak one, since what has a strong one is never compressed. */
  private static String etag(String ground) {
    return "W/\"" + Json.sha256(ground).substring(0, 32) + "\"";
  }

  /**
   * @param edition as read before, so that a change in between is fetched next time
   */
  byte[] bytes(Optional<Participant> participant, Edition edition) {
    String feed = participant.map(Participant::id).orElse("");
    Made known = made.get(feed);
    return isOf(edition, known) ? known.bytes() : madeOnce(feed, participant, edition);
  }

  /** One at a time, since a large one takes much memory while it is made. */
  private byte[] madeOnce(String feed, Optional<Participant> participant, Edition edition) {
    making.lock();
    try {
      Made known = made.get(feed);
      if (!isOf(edition, known)) {
        known = new Made(edition.etag(), make(participant));
        made.put(feed, known);
      }
      return known.bytes();
    } finally {
      making.unlock();
    }
  }

  private static boolean isOf(Edition edition, Made known) {
    return known != null && known.etag().equals(edition.etag());
  }

  private byte[] make(Optional<Participant> participant) {
    List<StoredEvent> events = events(participant);
    return new CalendarFile(views, uidOfLarger(events), settings.domain(), longestSummary(events))
        .named(name(participant), address(participant))
        .with(events)
        .bytes();
  }

  private static int longestSummary(List<StoredEvent> events) {
    long all =
        events.stream()
            .map(event -> event.text("summary"))
            .filter(Objects::nonNull)
            .mapToLong(String::length)
            .sum();
    return all <= MOST_TEXT ? Integer.MAX_VALUE : MOST_TEXT / events.size();
  }

  private Optional<URI> address(Optional<Participant> participant) {
    return participant.isPresent() ? links.calendar(participant.get().id()) : links.calendar();
  }

  private String name(Optional<Participant> participant) {
    return "Arrangementer: " + participant.map(Participant::name).orElse(nov.shortName());
  }

  /**
   * What is to come first, then as much of what has been as there is room for; a calendar program
   * takes a megabyte or so. Cancelled ones stay for a year, so that every one of them has seen that
   * they are off.
   */
  private List<StoredEvent> events(Optional<Participant> participant) {
    Window window = Window.ofFeed(LocalDate.now(clock), clock.getZone());
    Instant now = clock.instant();
    String id = participant.map(Participant::id).orElse(null);
    List<StoredEvent> coming =
        queries.select(
            Selection.everything(new Window(now, window.until()), id),
            Optional.empty(),
            MOST_EVENTS);
    List<StoredEvent> events = new ArrayList<>();
    if (coming.size() == MOST_EVENTS) {
      LOG.warn("The calendar of {} ends after {} events", name(participant), MOST_EVENTS);
    } else {
      events.addAll(
          queries.last(
              Selection.everything(new Window(window.from(), now), id),
              MOST_EVENTS - coming.size()));
      events.removeIf(event -> event.endsAt().isAfter(now));
      Collections.reverse(events);
    }
    events.addAll(coming);
    events.removeIf(event -> !event.active() && !event.lastModified().isAfter(window.from()));
    return events;
  }

  /** The UID under which each larger event is shown. */
  private Map<String, String> uidOfLarger(List<StoredEvent> events) {
    Set<String> keys =
        events.stream().map(StoredEvent::parentKey).filter(Objects::nonNull).collect(toSet());
    Map<String, String> uids = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.query(
          """
          SELECT larger.event_key, COALESCE(shown.uid, larger.uid)
          FROM projection.event larger
          LEFT JOIN projection.event shown ON shown.event_key = larger.folded_into
          WHERE larger.event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))
          """,
          row -> {
            uids.put(row.getString(1), row.getString(2));
          },
          EventTables.array(keys));
    }
    return uids;
  }
}
