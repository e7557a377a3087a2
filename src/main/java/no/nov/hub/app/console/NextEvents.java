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
      CalendarPage page, List<Clash> clashes, Participants participants, ZoneId zone) {
    Showing showing = new Showing(participants, zone, sentences(clashes, participants));
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
            .map(e -> showing.row(e, sessions.getOrDefault(key(e), List.of())))
            .toList();
    boolean more = larger.size() > SHOWN || page.next() != null;
    return new NextEvents(
        counted(page), rows, more ? "Her står de %d første.".formatted(rows.size()) : null);
  }

  private static String key(CalendarEvent event) {
    return event.organiser() + "/" + event.eventId();
  }

  private static String counted(CalendarPage page) {
    CalendarPage.Counts counts = page.counts();
    String text =
        "%s til og med %s."
            .formatted(
                NorwegianFormat.count(counts.events(), "arrangement", "arrangementer"),
                NorwegianFormat.day(page.to(), page.from()));
    if (counts.sessions() > 0) {
      text +=
          " %s er deler av større arrangementer og telles ikke med."
              .formatted(NorwegianFormat.count(counts.sessions(), "sesjon", "sesjoner"));
    }
    if (counts.cancelled() > 0) {
      text += " I tillegg er %s avlyst.".formatted(NorwegianFormat.number(counts.cancelled()));
    }
    return text;
  }

  /** By event, from both sides. */
  private static Map<String, List<String>> sentences(
      List<Clash> clashes, Participants participants) {
    Map<String, List<String>> sentences = new HashMap<>();
    for (Clash clash : clashes) {
      add(sentences, clash.first(), clash.second(), clash.reasons(), participants);
      add(sentences, clash.second(), clash.first(), clash.reasons(), participants);
    }
    return sentences;
  }

  private static void add(
      Map<String, List<String>> sentences,
      Clash.Side of,
      Clash.Side other,
      List<String> reasons,
      Participants participants) {
    List<String> shared =
        reasons.stream().map(r -> r.equals("theme") ? "samme tema" : "samme kommune").toList();
    sentences
        .computeIfAbsent(of.organiser() + "/" + of.eventId(), key -> new ArrayList<>())
        .add(
            "Samtidig med «%s» (%s, %s)."
                .formatted(
                    other.title(),
                    NorwegianFormat.shortName(other.organiser(), participants),
                    NorwegianFormat.joined(shared)));
  }

  private record Showing(
      Participants participants, ZoneId zone, Map<String, List<String>> clashes) {

    Row row(CalendarEvent event, List<CalendarEvent> sessions) {
      String where = organiser(event) + " · " + place(event).orElse("Sted ikke oppgitt");
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
              ? NorwegianFormat.weekday(LocalDate.parse(event.start()))
              : NorwegianFormat.momentInFull(event.startsAt(), zone),
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
        return NorwegianFormat.shortWeekday(first)
            + (last.equals(first) ? ", hele dagen" : " – " + NorwegianFormat.shortWeekday(last));
      }
      ZonedDateTime start = event.startsAt().atZone(zone);
      ZonedDateTime end = event.endsAt().atZone(zone);
      String from = moment(start);
      if (event.end() == null) {
        return from;
      }
      return start.toLocalDate().equals(end.toLocalDate())
          ? from + "–" + NorwegianFormat.time(end)
          : unbroken(from) + " – " + unbroken(moment(end));
    }

    /** A line breaks between two moments rather than within one. */
    private static String unbroken(String moment) {
      return moment.replace(' ', '\u00a0');
    }

    private static String moment(ZonedDateTime at) {
      return NorwegianFormat.shortWeekday(at.toLocalDate()) + " kl. " + NorwegianFormat.time(at);
    }

    private String organiser(CalendarEvent event) {
      List<String> others =
          event.coOrganisers().stream()
              .filter(CoOrganiser::consented)
              .map(who -> NorwegianFormat.shortName(who.participant(), participants))
              .toList();
      String name = NorwegianFormat.shortName(event.organiser(), participants);
      return others.isEmpty() ? name : name + ", sammen med " + NorwegianFormat.joined(others);
    }

    private static Optional<String> place(CalendarEvent event) {
      CalendarEvent.Venue venue = event.venue();
      List<String> parts =
          venue == null
              ? List.of()
              : Stream.of(venue.name(), venue.municipalityName())
                  .filter(part -> part != null && !part.isBlank())
                  .distinct()
                  .toList();
      if (parts.isEmpty()) {
        return Optional.ofNullable(event.onlineUrl()).map(url -> "På nett");
      }
      String online = event.onlineUrl() == null ? "" : " og på nett";
      return Optional.of(String.join(", ", parts) + online);
    }

    /** What others have written becomes a link only if it leads to a web page. */
    private static String webAddress(String url) {
      return url != null && url.matches("(?i)https?://.*") ? url : null;
    }
  }
}
