package no.nov.hub.app.console;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.CalendarEvent;
import no.nov.hub.shared.event.CalendarEvent.CoOrganiser;
import no.nov.hub.shared.event.CalendarPage;
import no.nov.hub.shared.event.Clash;

/**
 * The next events, sessions under the larger event they are part of.
 *
 * @param counted what the count counts, as sentences
 * @param rest that there are more than are shown, as a sentence, or null
 */
record NextEvents(String counted, List<Row> rows, String rest) {

  private static final int SHOWN = 20;
  private static final int FEW_SESSIONS = 6;

  /**
   * @param whenInFull with year, for whoever points at it
   * @param url of the organiser's own page, or null
   * @param where organiser and place; of a session only what the larger event has not said
   * @param reason why it was cancelled, or null
   * @param clashes a sentence for each event at the same time
   */
  record Row(
      String when,
      String whenInFull,
      String title,
      String url,
      String where,
      boolean cancelled,
      String reason,
      List<String> clashes,
      List<Row> sessions) {

    /** Few sessions are shown at once, many on demand. */
    public boolean unfolded() {
      return sessions.size() <= FEW_SESSIONS;
    }
  }

  static NextEvents of(
      CalendarPage page,
      List<Clash> clashes,
      Participants participants,
      ZoneId zone,
      Wording wording) {
    RowWriter writer =
        new RowWriter(participants, zone, sentences(clashes, participants, wording), wording);
    Set<String> known = new HashSet<>();
    page.events().stream().filter(e -> e.partOf() == null).forEach(e -> known.add(key(e)));
    Map<String, List<CalendarEvent>> sessions = new HashMap<>();
    List<CalendarEvent> larger = new ArrayList<>();
    for (CalendarEvent event : page.events()) {
      String parent = event.organiser() + "/" + event.partOf();
      if (event.partOf() != null && known.contains(parent)) {
        sessions.computeIfAbsent(parent, key -> new ArrayList<>()).add(event);
      } else {
        larger.add(event);
      }
    }
    List<Row> rows =
        larger.stream()
            .limit(SHOWN)
            .map(e -> writer.row(e, sessions.getOrDefault(key(e), List.of())))
            .toList();
    boolean more = larger.size() > SHOWN || page.next() != null;
    return new NextEvents(
        counted(page, wording),
        rows,
        more ? wording.say("overview.event.first", rows.size()) : null);
  }

  private static String key(CalendarEvent event) {
    return event.organiser() + "/" + event.eventId();
  }

  private static String counted(CalendarPage page, Wording wording) {
    CalendarPage.Counts counts = page.counts();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        wording.count(
            counts.events(),
            "overview.event.count-one",
            "overview.event.count-many",
            wording.day(page.to(), page.from())));
    if (counts.sessions() > 0) {
      sentences.add(
          wording.count(
              counts.sessions(), "overview.event.sessions-one", "overview.event.sessions-many"));
    }
    if (counts.cancelled() > 0) {
      sentences.add(
          wording.say("overview.event.also-cancelled", wording.number(counts.cancelled())));
    }
    return String.join(" ", sentences);
  }

  /** By event, from both sides. */
  private static Map<String, List<String>> sentences(
      List<Clash> clashes, Participants participants, Wording wording) {
    Map<String, List<String>> sentences = new HashMap<>();
    for (Clash clash : clashes) {
      String shared = shared(clash, wording);
      add(sentences, clash.first(), with(clash.second(), shared, participants, wording));
      add(sentences, clash.second(), with(clash.first(), shared, participants, wording));
    }
    return sentences;
  }

  private static void add(Map<String, List<String>> sentences, Clash.Side of, String sentence) {
    sentences
        .computeIfAbsent(of.organiser() + "/" + of.eventId(), key -> new ArrayList<>())
        .add(sentence);
  }

  private static String with(
      Clash.Side other, String shared, Participants participants, Wording wording) {
    return wording.say(
        "overview.event.clash",
        other.title(),
        Wording.shortName(other.organiser(), participants),
        shared);
  }

  private static String shared(Clash clash, Wording wording) {
    return wording.joined(
        clash.reasons().stream()
            .map(
                reason ->
                    wording.say(
                        reason.equals("theme")
                            ? "overview.event.same-theme"
                            : "overview.event.same-municipality"))
            .toList());
  }

  private record RowWriter(
      Participants participants, ZoneId zone, Map<String, List<String>> clashes, Wording wording) {

    Row row(CalendarEvent event, List<CalendarEvent> sessions) {
      String place = place(event).orElseGet(() -> wording.say("overview.event.no-place"));
      String where = organiser(event) + " · " + place;
      return row(event, where, sessions.stream().map(s -> session(s, event)).toList());
    }

    private Row session(CalendarEvent session, CalendarEvent larger) {
      Optional<String> place = place(session).filter(p -> !place(larger).orElse("").endsWith(p));
      return row(session, place.orElse(""), List.of());
    }

    private Row row(CalendarEvent event, String where, List<Row> sessions) {
      return new Row(
          when(event),
          event.allDay()
              ? wording.weekday(LocalDate.parse(event.start()))
              : wording.momentInFull(event.startsAt(), zone),
          event.title(),
          webAddress(event.url()),
          where,
          event.cancelled(),
          event.reason(),
          clashes.getOrDefault(key(event), List.of()),
          sessions);
    }

    private String when(CalendarEvent event) {
      if (event.allDay()) {
        LocalDate first = LocalDate.parse(event.start());
        LocalDate last = event.end() == null ? first : LocalDate.parse(event.end());
        String from = wording.shortWeekday(first);
        return last.equals(first)
            ? wording.say("overview.event.all-day", from)
            : from + " – " + wording.shortWeekday(last);
      }
      ZonedDateTime start = event.startsAt().atZone(zone);
      ZonedDateTime end = event.endsAt().atZone(zone);
      String from = wording.shortMoment(start);
      if (event.end() == null) {
        return from;
      }
      return start.toLocalDate().equals(end.toLocalDate())
          ? from + "–" + wording.time(end)
          : unbroken(from) + " – " + unbroken(wording.shortMoment(end));
    }

    /** A line breaks between two moments rather than within one. */
    private static String unbroken(String moment) {
      return moment.replace(' ', '\u00a0');
    }

    private String organiser(CalendarEvent event) {
      List<String> others =
          event.coOrganisers().stream()
              .filter(CoOrganiser::consented)
              .map(who -> Wording.shortName(who.participant(), participants))
              .toList();
      String name = Wording.shortName(event.organiser(), participants);
      return others.isEmpty()
          ? name
          : wording.say("overview.event.organisers", name, wording.joined(others));
    }

    private Optional<String> place(CalendarEvent event) {
      CalendarEvent.Venue venue = event.venue();
      List<String> parts =
          venue == null
              ? List.of()
              : Stream.of(venue.name(), venue.municipalityName())
                  .filter(part -> part != null && !part.isBlank())
                  .distinct()
                  .toList();
      if (parts.isEmpty()) {
        return Optional.ofNullable(event.onlineUrl()).map(url -> wording.say("common.fact.online"));
      }
      String place = String.join(", ", parts);
      return Optional.of(
          event.onlineUrl() == null
              ? place
              : wording.say("overview.event.place-and-online", place));
    }

    /** What others have written becomes a link only if it leads to a web page. */
    private static String webAddress(String url) {
      return url != null && url.matches("(?i)https?://.*") ? url : null;
    }
  }
}
