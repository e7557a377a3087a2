package no.nov.hub.intake.submission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.KnownThingTables;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.PublishedEvents;
import no.nov.hub.intake.file.content.PublishedEvents.PublishedEvent;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;

/**
 * Compares a calendar file with what was told of its UIDs before; UIDs that are not in it are left
 * alone, since a file can be an excerpt. What is to be told is noted before it goes out, and made
 * of the file and those notes alone, so that the file read once more after a crash tells the same.
 */
@Component
class CalendarHistory {

  /**
   * So many dates are looked at for series of which nothing is noted; a file can have thousands.
   */
  private static final int MOST_COMPARED = 1_000_000;

  private final ToldEventTables told;
  private final PublishedEvents publishedEvents;
  private final KnownThingTables known;
  private final Inspection inspection;
  private final Clock clock;

  CalendarHistory(
      ToldEventTables told,
      PublishedEvents publishedEvents,
      KnownThingTables known,
      Inspection inspection,
      Clock clock) {
    this.told = told;
    this.publishedEvents = publishedEvents;
    this.known = known;
    this.inspection = inspection;
    this.clock = clock;
  }

  /** Of a file that is no calendar nothing is known, and all of it is told as it is. */
  ComparedCalendar compare(Participant sender, FileContent content) {
    Set<String> uids =
        Stream.concat(
                content.entries().stream().map(Entry::uid), content.series().keySet().stream())
            .filter(uid -> !uid.isEmpty())
            .map(Json::sha256)
            .collect(Collectors.toSet());
    List<ToldEvent> before =
        new ArrayList<>(uids.isEmpty() ? List.of() : told.of(sender.id(), uids));
    before.addAll(unnoted(sender, content, before));
    ComparedCalendar compared = new ComparedCalendar(sender, content, before, clock.instant());
    return compared.without(pointless(sender, compared.cancellations()));
  }

  /** Dates of series that were published before it was noted what files tell. */
  private List<ToldEvent> unnoted(
      Participant sender, FileContent content, Collection<ToldEvent> noted) {
    Set<String> known = noted.stream().map(ToldEvent::uid).collect(Collectors.toSet());
    List<String> series =
        content.entries().stream()
            .collect(Collectors.groupingBy(Entry::uid, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(each -> each.getValue() > 1 && !each.getKey().isEmpty())
            .map(Map.Entry::getKey)
            .filter(uid -> !known.contains(Json.sha256(uid)))
            .toList();
    if (series.isEmpty()) {
      return List.of();
    }
    List<PublishedEvent> events = publishedEvents.of(sender.id(), clock.instant());
    return (long) series.size() * events.size() > MOST_COMPARED
        ? List.of()
        : series.stream().flatMap(uid -> datesOf(sender, uid, events)).toList();
  }

  private static Stream<ToldEvent> datesOf(
      Participant sender, String uid, List<PublishedEvent> events) {
    return events.stream()
        .filter(event -> event.isOf(sender.id(), uid))
        .map(event -> ToldEvent.unnoted(event.eventId(), Json.sha256(uid), event.startsAt()));
  }

  /** What was never published need not be cancelled, and there is nothing to mend about it. */
  private Set<Found> pointless(Participant sender, Collection<Found> cancellations) {
    if (cancellations.isEmpty()) {
      return Set.of();
    }
    List<Sound> sound =
        cancellations.stream()
            .map(found -> inspection.inspect(sender, found.event()))
            .filter(Sound.class::isInstance)
            .map(Sound.class::cast)
            .toList();
    Set<String> met =
        known.met(sender, sound).stream()
            .map(each -> each.envelope().data().get("eventId").asString())
            .collect(Collectors.toSet());
    return cancellations.stream()
        .filter(found -> !met.contains(ComparedCalendar.eventId(found)))
        .collect(Collectors.toSet());
  }

  /**
   * @param sent those that go out
   */
  void keep(Participant sender, ComparedCalendar compared, Collection<Entry> sent) {
    List<ToldEvent> events =
        sent.stream()
            .filter(entry -> !entry.uid().isEmpty())
            .map(entry -> compared.next(ComparedCalendar.eventId((Found) entry)))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (!events.isEmpty()) {
      told.keep(sender.id(), events);
    }
  }

  static boolean cancels(Found found) {
    return found.event().path("type").asString("").equals(Types.EVENT_CANCELLED);
  }
}
