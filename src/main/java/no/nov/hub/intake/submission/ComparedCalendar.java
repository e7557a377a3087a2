package no.nov.hub.intake.submission;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.EventDates;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.intake.file.content.SeriesInFile;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a calendar file, beside what was told of its UIDs before. */
final class ComparedCalendar {

  private static final String TAKEN_OUT = "Ikke lenger med i serien i arrangørens kalender.";
  private static final ZoneId HOME = ZoneId.of("Europe/Oslo");

  private final Participant sender;
  private final Map<String, SeriesInFile> series;
  private final Map<String, ToldEvent> before = new HashMap<>();
  private final Map<String, ToldEvent> next = new HashMap<>();
  private final Map<String, Revision> newest = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Text> notes;

  ComparedCalendar(
      Participant sender, FileContent content, Collection<ToldEvent> told, Instant now) {
    this.sender = sender;
    this.series = content.series();
    this.notes = new ArrayList<>(content.notes());
    for (ToldEvent event : told) {
      before.put(event.eventId(), event);
      newest.merge(event.uid(), event.revision(), Revision::orNewer);
    }
    Map<String, List<Entry>> byUid = new LinkedHashMap<>();
    content
        .entries()
        .forEach(entry -> byUid.computeIfAbsent(entry.uid(), uid -> new ArrayList<>()).add(entry));
    series.keySet().forEach(uid -> byUid.computeIfAbsent(uid, none -> new ArrayList<>()));
    byUid.forEach((uid, of) -> take(uid, of, now));
  }

  private void take(String uid, List<Entry> of, Instant now) {
    if (uid.isEmpty()) {
      entries.addAll(of);
    } else if (isOutdated(uid) && !of.isEmpty()) {
      notes.add(outdated(of.get(0).place()));
    } else {
      of.forEach(entry -> entries.add(entry instanceof Found found ? version(found) : entry));
      cancelGone(uid, of, now);
    }
  }

  /** An old copy of the calendar must not undo what came after it. */
  private boolean isOutdated(String uid) {
    Revision last = newest.get(Json.sha256(uid));
    return last != null && series.containsKey(uid) && series.get(uid).revision().isOlderThan(last);
  }

  /** What is told anew has an id of its own, also if it is as it once was. */
  private Found version(Found found) {
    ObjectNode event = ((ObjectNode) found.event()).deepCopy();
    ToldEvent told = told(found);
    next.put(told.eventId(), told);
    if (told.version() > 1) {
      event.put("id", event.get("id").asString() + "-" + told.version());
    }
    return found.as(event);
  }

  private ToldEvent told(Found found) {
    String eventId = eventId(found);
    ObjectNode data = (ObjectNode) found.event().get("data");
    String content = Json.fingerprint(found.event().get("type").asString(), data);
    ToldEvent last = next.getOrDefault(eventId, before.get(eventId));
    String uid = Json.sha256(found.uid());
    return new ToldEvent(
        eventId,
        uid,
        version(last, content),
        content,
        data.has("start") ? EventDates.startsAt(data) : startsAt(last),
        revision(found.uid()));
  }

  private Revision revision(String uid) {
    return series.containsKey(uid)
        ? series.get(uid).revision()
        : newest.getOrDefault(Json.sha256(uid), Revision.NONE);
  }

  private static int version(ToldEvent last, String content) {
    if (last == null) {
      return 1;
    }
    return last.fingerprint().equals(content) ? last.version() : last.version() + 1;
  }

  private static Instant startsAt(ToldEvent last) {
    return last == null ? null : last.startsAt();
  }

  /**
   * Dates that were given before, and that the series keeps private now or, of those to come, gives
   * no longer.
   */
  private void cancelGone(String uid, List<Entry> of, Instant now) {
    Set<String> given = new HashSet<>();
    Set<String> kept = new HashSet<>();
    for (Entry entry : of) {
      if (entry instanceof Found found) {
        given.add(eventId(found));
      } else {
        kept.add(((Unreadable) entry).kept());
      }
    }
    boolean counts = series.containsKey(uid) && !isOutdated(uid);
    boolean whole = counts && series.get(uid).complete();
    boolean allKept = counts && series.get(uid).kept();
    List<ToldEvent> withheld = new ArrayList<>();
    List<ToldEvent> gone = new ArrayList<>();
    before.values().stream()
        .filter(event -> event.uid().equals(Json.sha256(uid)) && event.startsAt() != null)
        .filter(event -> !given.contains(event.eventId()))
        .sorted(Comparator.comparing(ToldEvent::startsAt))
        .forEach(
            event -> {
              if (allKept || kept.contains(event.eventId())) {
                withheld.add(event);
              } else if (whole && event.startsAt().isAfter(now)) {
                gone.add(event);
              }
            });
    Text place = of.stream().findFirst().map(Entry::place).orElse(new Text("Arrangement", "Event"));
    withheld.forEach(event -> cancel(place, uid, event, data -> data.put("withheld", true)));
    gone.forEach(event -> cancel(place, uid, event, data -> data.put("reason", TAKEN_OUT)));
    if (!withheld.isEmpty()) {
      notes.add(withheld(place));
    }
    if (!gone.isEmpty()) {
      notes.add(gone(place, gone.size()));
    }
  }

  private void cancel(Text place, String uid, ToldEvent event, Consumer<ObjectNode> why) {
    entries.add(version(cancellation(place, uid, event, why)));
  }

  private Found cancellation(Text place, String uid, ToldEvent gone, Consumer<ObjectNode> why) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("organiser", sender.id()).put("eventId", gone.eventId());
    why.accept(data);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", "gone-" + gone.eventId());
    event.put("source", sender.source());
    event.put("type", Types.EVENT_CANCELLED);
    event.put("datacontenttype", "application/json");
    event.set("data", data);
    Text when = DateWords.at(gone.startsAt().atZone(HOME));
    return new Found(
        new Text(place.nb() + ", " + when.nb(), place.en() + ", " + when.en()), uid, event);
  }

  /** Cancellations of what these files have not told before. */
  List<Found> cancellations() {
    return entries.stream()
        .filter(Found.class::isInstance)
        .map(Found.class::cast)
        .filter(found -> !found.uid().isEmpty() && CalendarHistory.cancels(found))
        .filter(found -> !before.containsKey(eventId(found)))
        .toList();
  }

  ComparedCalendar without(Set<Found> pointless) {
    if (entries.removeAll(pointless)) {
      notes.add(pointless(pointless.size()));
    }
    return this;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Text> notes() {
    return notes;
  }

  ToldEvent next(String eventId) {
    return next.get(eventId);
  }

  static String eventId(Found found) {
    return found.event().at("/data/eventId").asString("");
  }

  private static Text outdated(Text place) {
    return new Text(
        "%s er eldre enn det dere sendte sist, og er ikke brukt. Skal det gjelde, endre arrangementet i kalenderen, og hent filen ut på nytt."
            .formatted(place.nb()),
        "%s is older than what you sent last and was not used. If it is to count, change the event in the calendar and export the file again."
            .formatted(place.en()));
  }

  private static Text withheld(Text place) {
    return new Text(
        "%s er privat nå. Det som var publisert, er trukket tilbake, og står bare som «Avlyst» i felleskalenderen."
            .formatted(place.nb()),
        "%s is private now. What was published is withdrawn, and only stands as “Avlyst” (cancelled) in the common calendar."
            .formatted(place.en()));
  }

  private static Text gone(Text place, int number) {
    return new Text(
        number == 1
            ? "%s: Én dato som ikke lenger er med, er avlyst.".formatted(place.nb())
            : "%s: %d datoer som ikke lenger er med, er avlyst.".formatted(place.nb(), number),
        number == 1
            ? "%s: One date that is no longer part of it is cancelled.".formatted(place.en())
            : "%s: %d dates that are no longer part of it are cancelled."
                .formatted(place.en(), number));
  }

  private static Text pointless(int number) {
    return new Text(
        "Avlysninger av det som aldri var publisert: %d. Ingenting er gjort med dem, og ingenting må rettes."
            .formatted(number),
        "Cancellations of what was never published: %d. Nothing was done about them, and nothing need be mended."
            .formatted(number));
  }
}
