package no.nov.hub.intake.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.intake.feed.Changes.Refusal;
import no.nov.hub.intake.feed.Changes.Submission;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.intake.file.FeedReader.Content.Whole;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.EventDates;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.intake.file.content.SeriesInFile;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a feed with what it said before. A submission's id is a hash of event, version and
 * content: sent once more after a crash it is the same submission, and an event that goes from one
 * content to another and back is three.
 */
final class Comparing {

  /** So long after an event it does not matter any more which version of it was the last. */
  private static final int DAYS_REMEMBERED = 366;

  private static final int ID_LENGTH = 32;
  private static final String TAKEN_OUT = "Tatt ut av arrangørens nettkalender.";

  /** What is wrong with a message when it is looked at alone. */
  interface Checking {
    List<Reason> faults(byte[] body);
  }

  private final Feed feed;
  private final FeedState state;
  private final Map<String, KnownEvent> known = new HashMap<>();
  private final Checking checking;
  private final Instant now;
  private final LocalDate today;

  private final List<Submission> submissions = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<KnownEvent> noted = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();

  /** Of what cannot be read now, by what it is known by. */
  private final Set<String> faults = new HashSet<>();

  /** Hashes of UIDs that are there with all their dates. */
  private final Set<String> whole = new HashSet<>();

  /** Hashes of UIDs that are kept private, but for dates of them that say otherwise. */
  private final Set<String> kept = new HashSet<>();

  /** By UID. */
  private final Map<String, Revision> revisions = new HashMap<>();

  Comparing(
      Feed feed, FeedState state, Collection<KnownEvent> known, Checking checking, Clock clock) {
    this.feed = feed;
    this.state = state;
    known.forEach(event -> this.known.put(event.eventId(), event));
    this.checking = checking;
    this.now = clock.instant();
    this.today = LocalDate.now(clock);
  }

  /** The calendar is as it was, so what was missing still is. */
  Changes unchanged() {
    List<KnownEvent> missing =
        known.values().stream().filter(event -> event.missingSince() != null).toList();
    Vanishing vanishing = cancelVanished(missing, state.events(), state.latestStart());
    return changes("unchanged", state.fetched(now).held(vanishing.holds(), now));
  }

  Changes with(List<Entry> entries, Marks marks) {
    return with(new Whole(entries), marks);
  }

  Changes with(Whole calendar, Marks marks) {
    Set<String> outdated = outdated(calendar.series());
    SeenEvents seen = SeenEvents.of(calendar.entries()).without(outdated).with(calendar.unused());
    calendar.series().forEach(this::note);
    outdated.forEach(uid -> whole.remove(Json.sha256(uid)));
    outdated.forEach(uid -> kept.remove(Json.sha256(uid)));
    if (SeenEvents.showsOnlyBusy(calendar.entries())) {
      return Changes.failed(state.failed(FeedProblem.onlyBusy(), now));
    }
    if (seen.isEmpty() && whole.isEmpty() && known.values().stream().anyMatch(this::isToCome)) {
      return Changes.failed(state.failed(FeedProblem.empty(), now));
    }
    seen.found().forEach(this::compare);
    seen.faulty().forEach(this::refuse);
    Instant latest = latest(seen);
    int among = seen.found().size();
    boolean holds = state.heldSince() != null;
    known.values().stream()
        .filter(event -> isMended(event) && !seen.found().containsKey(event.eventId()))
        .forEach(event -> forgotten.add(event.eventId()));
    if (!seen.found().isEmpty() || !whole.isEmpty()) {
      holds = cancelVanished(missing(seen), among, latest).holds();
    }
    return changes("changed", state.read(feed, marks, among, latest, now).held(holds, now));
  }

  /** UIDs of which a newer version has been used: servers keep copies, and some are old. */
  private Set<String> outdated(Map<String, SeriesInFile> series) {
    Map<String, Revision> newest = new HashMap<>();
    known.values().stream()
        .filter(event -> event.revision() != null)
        .forEach(event -> newest.merge(event.uid(), event.revision(), Revision::orNewer));
    return series.entrySet().stream()
        .filter(each -> newest.containsKey(Json.sha256(each.getKey())))
        .filter(
            each -> each.getValue().revision().isOlderThan(newest.get(Json.sha256(each.getKey()))))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void note(String uid, SeriesInFile series) {
    revisions.put(uid, series.revision());
    if (series.complete()) {
      whole.add(Json.sha256(uid));
    }
    if (series.kept()) {
      kept.add(Json.sha256(uid));
    }
  }

  private Changes changes(String outcome, FeedState after) {
    return new Changes(outcome, after, submissions, refusals, noted, forgotten);
  }

  /** A cancellation that Kafka may not have got has not changed that. */
  private boolean isToCome(KnownEvent event) {
    boolean isOff = event.cancelled() && event.sent();
    return event.wasSubmitted() && !isOff && event.startsAt().isAfter(now);
  }

  private Instant latest(SeenEvents seen) {
    return seen.found().values().stream()
        .map(found -> found.event().get("data"))
        .filter(data -> data.has("start"))
        .map(EventDates::startsAt)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private void compare(String eventId, Entry.Found found) {
    String type = found.event().get("type").asString();
    ObjectNode data = (ObjectNode) found.event().get("data");
    KnownEvent before = known.get(eventId);
    Revision revision = revisions.get(found.uid());
    if (type.equals(Types.EVENT_CANCELLED)) {
      compareCancelled(before, revision, data);
      return;
    }
    String content = Json.fingerprint(type, data);
    if (before != null && before.says(content)) {
      note(before, before.present().sound().revised(revision));
    } else if (before != null && before.wasToldOf(content)) {
      note(before, before.present());
    } else if (before != null || !EventDates.lastDay(data).isBefore(today)) {
      KnownEvent event =
          before == null ? KnownEvent.unknown(eventId, SeenEvents.uid(found)) : before.present();
      publish(event, revision, content, data);
    }
  }

  /** What was never submitted need not be cancelled. */
  private void compareCancelled(KnownEvent before, Revision revision, ObjectNode data) {
    if (before == null || !before.wasSubmitted()) {
      return;
    }
    boolean more =
        data.has("withheld") && !before.says(Json.fingerprint(Types.EVENT_CANCELLED, data));
    if (before.cancelled() && before.sent() && !more) {
      note(before, before.present().revised(revision));
    } else {
      cancel(before.present().revised(revision), data);
    }
  }

  private void publish(KnownEvent event, Revision revision, String content, ObjectNode data) {
    KnownEvent next =
        event
            .submitting(content, false, data.get("title").asString(), EventDates.startsAt(data))
            .revised(revision);
    byte[] body = body(next, Types.EVENT_PUBLISHED, data);
    List<Reason> faults = checking.faults(body);
    if (faults.isEmpty()) {
      submissions.add(new Submission(next, body));
    } else {
      refusals.add(new Refusal(event.faulty(content), next.title(), faults, body));
    }
  }

  private void cancel(KnownEvent event, ObjectNode data) {
    String content = Json.fingerprint(Types.EVENT_CANCELLED, data);
    KnownEvent next = event.submitting(content, true, event.title(), event.startsAt());
    submissions.add(new Submission(next, body(next, Types.EVENT_CANCELLED, data)));
  }

  private byte[] body(KnownEvent event, String type, JsonNode data) {
    String id =
        "feed-"
            + hash(
                feed.id(), event.eventId(), Integer.toString(event.version()), event.fingerprint());
    return new Envelope(id, "/" + feed.participant(), type, null, null, (ObjectNode) data).toJson();
  }

  /** Told once; with other faults it is told anew. Nobody need mend what is over. */
  private void refuse(Entry.Unreadable fault) {
    if (fault.isOver(today)) {
      return;
    }
    String uid = SeenEvents.uid(fault);
    String content = Json.sha256(Json.MAPPER.writeValueAsString(fault.reasons()));
    String key = hash(feed.id(), uid, content);
    faults.add(key);
    if (known.containsKey(key)) {
      return;
    }
    KnownEvent faulty = KnownEvent.unknown(key, uid).faulty(content);
    known.put(key, faulty);
    refusals.add(new Refusal(faulty, fault.place().nb(), fault.reasons(), new byte[0]));
  }

  private List<KnownEvent> missing(SeenEvents seen) {
    List<KnownEvent> missing = new ArrayList<>();
    for (KnownEvent event : known.values()) {
      if (seen.found().containsKey(event.eventId()) || isMended(event)) {
        continue;
      }
      if (isToBeWithheld(event, seen)) {
        cancel(event, withheld(event));
      } else if (isToCome(event) && whole.contains(event.uid())) {
        // Its series is there and has moved on, so nothing is left to wait for or to ask about.
        cancel(event, vanished(event));
      } else if (seen.has(event)) {
        note(event, event.present());
      } else if (!event.wasSubmitted() || isLongOver(event)) {
        forgotten.add(event.eventId());
      } else if (event.missingSince() == null) {
        KnownEvent gone = event.missing(now, state.events());
        noted.add(gone);
        missing.add(gone);
      } else {
        missing.add(event);
      }
    }
    return missing;
  }

  /** It was told as faulty and nothing more, and that fault is there no longer. */
  private boolean isMended(KnownEvent event) {
    return !event.wasSubmitted() && !faults.contains(event.eventId());
  }

  /**
   * It is kept private now, so that nothing of it may stand any longer, be it over or cancelled.
   */
  private boolean isToBeWithheld(KnownEvent event, SeenEvents seen) {
    boolean isKept = kept.contains(event.uid()) || seen.kept().contains(event.eventId());
    String content = Json.fingerprint(Types.EVENT_CANCELLED, withheld(event));
    return isKept && event.wasSubmitted() && !event.says(content);
  }

  private ObjectNode withheld(KnownEvent event) {
    return cancellation(event).put("withheld", true);
  }

  private boolean isLongOver(KnownEvent event) {
    return event.startsAt().isBefore(now.minus(Period.ofDays(DAYS_REMEMBERED)));
  }

  private Vanishing cancelVanished(List<KnownEvent> missing, int among, Instant latest) {
    Vanishing vanishing =
        Vanishing.of(
            missing.stream().filter(event -> !event.cancelled() || !event.sent()).toList(),
            among,
            latest,
            now);
    for (KnownEvent event : vanishing.cancelled()) {
      cancel(event, vanished(event));
    }
    return vanishing;
  }

  private ObjectNode vanished(KnownEvent event) {
    return cancellation(event).put("reason", TAKEN_OUT);
  }

  private ObjectNode cancellation(KnownEvent event) {
    return Json.MAPPER
        .createObjectNode()
        .put("organiser", feed.participant())
        .put("eventId", event.eventId());
  }

  private void note(KnownEvent before, KnownEvent after) {
    if (!Objects.equals(before, after)) {
      noted.add(after);
    }
  }

  static String hash(String... parts) {
    return Json.sha256(String.join("\n", parts)).substring(0, ID_LENGTH);
  }
}
