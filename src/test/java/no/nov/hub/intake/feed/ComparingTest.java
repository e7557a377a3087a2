package no.nov.hub.intake.feed;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.intake.feed.Changes.Submission;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.intake.file.FeedReader;
import no.nov.hub.intake.file.FileSettings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.shared.event.EventRulesForTests;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** What a feed brings from one fetch to the next, with the real reading and the real rules. */
class ComparingTest {

  private static final Feed FEED = FeedsTest.feed("modum", "https://example.no/k.ics", "Kurs");
  private static final String A = event("a", "Kurs A", "20270112T080000");
  private static final String A_MOVED = event("a", "Kurs A", "20270112T100000");
  private static final String B = event("b", "Kurs B", "20270113T080000");
  private static final String C = event("c", "Kurs C", "20270114T080000");
  private static final String D = event("d", "Kurs D", "20270115T080000");
  private static final String LAST = event("last", "Sommerfest", "20270618T180000");

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final FeedReader reading =
      new FeedReader(new FileSettings(DataSize.ofMegabytes(1), "hub.example.no"), clock);
  private final Inspection inspection =
      new Inspection(EventRulesForTests.all(clock), new Schemas(EventRulesForTests.all(clock)));
  private final Map<String, KnownEvent> known = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private FeedState state = FeedState.NEW;

  /** What an inbox gets of this calendar, as «title» or «× eventId of title». */
  private List<String> fetched(String... events) {
    Changes changes = compare(events);
    remember(changes);
    return said(changes);
  }

  private Changes compare(String... events) {
    byte[] bytes = calendar(events).getBytes(StandardCharsets.UTF_8);
    FeedReader.Content content =
        reading.read(RealSettings.PARTICIPANTS.get("modum"), FEED.id(), bytes);
    return comparing().with((FeedReader.Content.Whole) content, Marks.NONE);
  }

  private List<String> unchanged() {
    Changes changes = comparing().unchanged();
    remember(changes);
    return said(changes);
  }

  private Comparing comparing() {
    return new Comparing(
        FEED,
        state,
        known.values(),
        body ->
            inspection.inspect(RealSettings.PARTICIPANTS.get("modum"), Map.of(), body)
                    instanceof Inspection.Unsound unsound
                ? unsound.reasons()
                : List.of(),
        clock);
  }

  private void intend(Changes changes) {
    changes.intended().forEach(event -> known.put(event.eventId(), event));
  }

  private void remember(Changes changes) {
    intend(changes);
    changes.remembered().forEach(event -> known.put(event.eventId(), event));
    changes.forgotten().forEach(known::remove);
    state = changes.state();
    changes.submissions().forEach(submission -> assertThat(ids.add(id(submission))).isTrue());
  }

  private static List<String> said(Changes changes) {
    List<String> said = new ArrayList<>();
    for (Submission submission : changes.submissions()) {
      JsonNode data = json(submission).get("data");
      said.add(
          json(submission).get("type").asString().contains("cancelled")
              ? "× " + submission.event().title()
              : data.get("title").asString() + " " + data.get("start").asString());
    }
    return said;
  }

  private static JsonNode json(Submission submission) {
    return Json.MAPPER.readTree(submission.body());
  }

  private static String id(Submission submission) {
    return json(submission).get("id").asString();
  }

  private void after(Duration time) {
    clock.pass(time);
  }

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_QUARTER = Duration.ofMinutes(15);

  @Test
  void whatIsNewOrChangedIsSentAndNothingTwice() {
    assertThat(fetched(A, B)).containsExactly("Kurs A 2027-01-12T08:00", "Kurs B 2027-01-13T08:00");
    assertThat(fetched(A, B)).isEmpty();
    assertThat(fetched(A_MOVED, B, C))
        .containsExactly("Kurs A 2027-01-12T10:00", "Kurs C 2027-01-14T08:00");
  }

  @Test
  void anEventThatBecomesAsItOnceWasIsSentUnderANewId() {
    assertThat(fetched(A)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(fetched(A_MOVED)).containsExactly("Kurs A 2027-01-12T10:00");
    assertThat(fetched(A)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(fetched(A_MOVED)).containsExactly("Kurs A 2027-01-12T10:00");
    assertThat(ids).hasSize(4);
  }

  @Test
  void whatMayHaveBeenSentBeforeACrashIsSentAgainUnderTheSameId() {
    fetched(A);
    Changes before = compare(A_MOVED);
    intend(before);

    Changes after = compare(A_MOVED);

    assertThat(after.submissions()).hasSize(1);
    assertThat(after.submissions().get(0).body()).isEqualTo(before.submissions().get(0).body());
    remember(after);
    assertThat(fetched(A_MOVED)).isEmpty();
  }

  @Test
  void anEventThatIsBackAfterACrashIsSentSinceTheOtherMayHaveGoneOut() {
    fetched(A);
    intend(compare(A_MOVED));

    assertThat(fetched(A)).containsExactly("Kurs A 2027-01-12T08:00");
  }

  @Test
  void aCancellationThatMayHaveBeenSentIsSentAgainUnderTheSameId() {
    fetched(A, B, LAST);
    fetched(A, LAST);
    after(AN_HOUR);
    Changes before = compare(A, LAST);
    intend(before);

    Changes again = compare(A, LAST);

    assertThat(said(again)).containsExactly("× Kurs B");
    assertThat(id(again.submissions().get(0))).isEqualTo(id(before.submissions().get(0)));
    remember(again);
    assertThat(fetched(A, LAST)).isEmpty();
  }

  @Test
  void soIsThatOfADateThatASeriesHasNoLonger() {
    String series = event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=3");
    fetched(series, LAST);
    String shorter = series.replace("COUNT=3", "COUNT=2");
    Changes before = compare(shorter, LAST);
    intend(before);

    Changes again = compare(shorter, LAST);

    assertThat(said(again)).containsExactly("× Kaffe");
    assertThat(id(again.submissions().get(0))).isEqualTo(id(before.submissions().get(0)));
    remember(again);
    assertThat(fetched(shorter, LAST)).isEmpty();
  }

  @Test
  void anEventIsCancelledAfterTwoFetchesAnHourApartWithoutIt() {
    fetched(A, B, LAST);

    assertThat(fetched(A, LAST)).isEmpty();
    after(Duration.ofMinutes(59));
    assertThat(fetched(A, LAST)).isEmpty();
    after(Duration.ofMinutes(1));
    assertThat(fetched(A, LAST)).containsExactly("× Kurs B");
    after(AN_HOUR);
    assertThat(fetched(A, LAST)).isEmpty();
    assertThat(unchanged()).isEmpty();
  }

  @Test
  void theHourBeginsAnewWhenTheEventHasBeenBack() {
    fetched(A, B, LAST);
    fetched(A, LAST);
    after(A_QUARTER);
    fetched(A, B, LAST);
    after(AN_HOUR);

    assertThat(fetched(A, LAST)).isEmpty();
    after(AN_HOUR);
    assertThat(fetched(A, LAST)).containsExactly("× Kurs B");
  }

  @Test
  void anUnchangedFeedIsOneMoreCompleteFetchWithoutIt() {
    fetched(A, B, LAST);
    fetched(A, LAST);
    assertThat(unchanged()).isEmpty();
    after(AN_HOUR);

    assertThat(unchanged()).containsExactly("× Kurs B");
  }

  @Test
  void anEventThatIsBackAfterItWasCancelledTakesPlaceAfterAll() {
    fetched(A, B, LAST);
    fetched(A, LAST);
    after(AN_HOUR);
    fetched(A, LAST);

    assertThat(fetched(A, B, LAST)).containsExactly("Kurs B 2027-01-13T08:00");
  }

  @Test
  void threeAtOnceAreCancelled() {
    fetched(A, B, C, D, LAST);
    fetched(D, LAST);
    after(AN_HOUR);

    assertThat(fetched(D, LAST)).containsExactlyInAnyOrder("× Kurs A", "× Kurs B", "× Kurs C");
    assertThat(state.heldSince()).isNull();
  }

  @Test
  void fourAtOnceAreHeldAndNoneIsCancelled() {
    fetched(A, B, C, D, LAST);
    fetched(LAST);
    assertThat(state.heldSince()).isNull();
    after(AN_HOUR);

    assertThat(fetched(LAST)).isEmpty();
    assertThat(state.heldSince()).isEqualTo(clock.instant());
    after(Duration.ofDays(2));
    assertThat(unchanged()).isEmpty();
    assertThat(state.heldSince()).isNotNull();
  }

  @Test
  void twoAndTwoWithinAnHourAreFourAtOnce() {
    fetched(A, B, C, D, LAST);
    fetched(C, D, LAST);
    after(Duration.ofMinutes(30));
    fetched(LAST);
    after(Duration.ofMinutes(30));

    assertThat(fetched(LAST)).isEmpty();
    assertThat(state.heldSince()).isNotNull();
  }

  @Test
  void aHoldEndsByItselfWhenTheyAreBack() {
    fetched(A, B, C, D, LAST);
    fetched(LAST);
    after(AN_HOUR);
    fetched(LAST);

    assertThat(fetched(A, B, C, D, LAST)).isEmpty();
    assertThat(state.heldSince()).isNull();
  }

  @Test
  void whatTheOwnerConfirmsIsCancelledAndNothingBesides() {
    String e = event("e", "Kurs E", "20270116T080000");
    fetched(A, B, C, D, e, LAST);
    fetched(e, LAST);
    after(AN_HOUR);
    fetched(e, LAST);
    known.replaceAll((id, event) -> event.missingSince() == null ? event : confirmed(event));

    assertThat(fetched(LAST))
        .containsExactlyInAnyOrder("× Kurs A", "× Kurs B", "× Kurs C", "× Kurs D");
    assertThat(state.heldSince()).isNull();
  }

  private static KnownEvent confirmed(KnownEvent event) {
    return new KnownEvent(
        event.eventId(),
        event.uid(),
        event.version(),
        event.fingerprint(),
        event.sent(),
        event.cancelled(),
        event.refused(),
        event.title(),
        event.startsAt(),
        event.missingSince(),
        event.seenAmong(),
        true,
        event.revision());
  }

  @Test
  void anEmptyCalendarCancelsNothingAndIsAFailure() {
    fetched(A, LAST);
    for (int i = 0; i < 3; i++) {
      after(AN_HOUR);
      assertThat(fetched()).isEmpty();
    }

    assertThat(state.failure().problem().code()).isEqualTo("empty");
    assertThat(state.failure().times()).isEqualTo(3);
    assertThat(known.values()).allMatch(event -> event.missingSince() == null);
  }

  @Test
  void aCalendarWithNothingButTheHubsOwnEventsIsEmptyToo() {
    fetched(A, LAST);
    after(AN_HOUR);

    assertThat(fetched(event("x@hub.example.no", "Fra huben", "20270112T080000"))).isEmpty();
    assertThat(state.failure().problem().code()).isEqualTo("empty");
  }

  @Test
  void anEmptyCalendarThatHadNothingToComeIsNoFailure() {
    assertThat(fetched()).isEmpty();
    assertThat(state.failure()).isNull();
    assertThat(state.fetchedAt()).isEqualTo(clock.instant());
  }

  @Test
  void theHubsOwnEventsAreSkipped() {
    assertThat(fetched(A, event("x@HUB.example.no", "Fra huben", "20270112T080000")))
        .containsExactly("Kurs A 2027-01-12T08:00");
  }

  @Test
  void whatIsOverSlidesOutOfTheFeedWithoutBeingCancelled() {
    fetched(event("now", "I dag", "20261122T180000"), A, LAST);
    after(Duration.ofHours(10));
    fetched(A, LAST);
    after(AN_HOUR);

    assertThat(fetched(A, LAST)).isEmpty();
  }

  @Test
  void whatWasOverBeforeItWasSeenIsNotSent() {
    assertThat(
            fetched(
                event("old", "I fjor", "20251112T080000"),
                event(
                    "long",
                    "Utstilling",
                    "20261101T080000",
                    "DTEND;TZID=Europe/Oslo:20261201T160000"),
                A))
        .containsExactly("Utstilling 2026-11-01T08:00", "Kurs A 2027-01-12T08:00");
  }

  @Test
  void theLastOfAFeedThatShowsOnlySoManyIsPushedOutAndNotCancelled() {
    fetched(B, C, D);
    fetched(A, B, C);
    after(AN_HOUR);

    assertThat(fetched(A, B, C)).isEmpty();
    after(Duration.ofDays(1));
    assertThat(unchanged()).isEmpty();
  }

  @Test
  void theLastOfAFeedIsCancelledIfThereWasRoomForIt() {
    fetched(A, B, LAST);
    fetched(A, B);
    after(AN_HOUR);

    assertThat(fetched(A, B)).containsExactly("× Sommerfest");
  }

  @Test
  void aPushedOutEventIsCancelledIfTheFeedGoesPastItLater() {
    fetched(B, C, D);
    fetched(A, B, C);
    after(AN_HOUR);
    fetched(A, B, C);

    assertThat(fetched(B, C, LAST))
        .containsExactlyInAnyOrder("Sommerfest 2027-06-18T18:00", "× Kurs D");
  }

  @Test
  void anEventThatIsCancelledInTheFeedIsCancelledAtOnceAndOnce() {
    fetched(A, B);
    String off = event("b", "Kurs B", "20270113T080000", "STATUS:CANCELLED");

    assertThat(fetched(A, off)).containsExactly("× Kurs B");
    assertThat(fetched(A, off)).isEmpty();
    assertThat(fetched(A, B)).containsExactly("Kurs B 2027-01-13T08:00");
  }

  @Test
  void aCancelledEventThatWasNeverSentNeedsNoMessage() {
    assertThat(fetched(A, event("b", "Kurs B", "20270113T080000", "STATUS:CANCELLED")))
        .containsExactly("Kurs A 2027-01-12T08:00");
  }

  @Test
  void ofTwoEventsUnderOneIdTheFirstIsToldOnce() {
    String lunch = event("a", "Lunsj", "20270113T110000");
    Changes changes = compare(A, lunch);

    assertThat(said(changes)).contains("Lunsj 2027-01-13T11:00");
    assertThat(changes.refusals()).hasSize(1);
    assertThat(changes.refusals().get(0).reasons().get(0).message().nb())
        .isEqualTo(
            "«Kurs A» og «Lunsj» har samme id (UID), så bare det siste gjelder. Er de to ulike arrangementer, gi dem hver sin id.");
    remember(changes);
    for (String before : List.of(B, C, D)) {
      Changes again = compare(before, A, lunch);
      assertThat(again.refusals()).isEmpty();
      remember(again);
    }
    remember(compare(A));
    assertThat(known.values()).noneMatch(event -> event.title() == null);
  }

  @Test
  void anOlderVersionBesideANewerOneIsTold() {
    Changes changes = compare(version(2, "10"), version(1, "08"));
    assertThat(changes.refusals().get(0).reasons().get(0).message().nb())
        .contains("er en eldre versjon av");
  }

  @Test
  void aPrivateEventIsAsIfItWereNotThereAndNobodyIsTold() {
    Changes changes = compare(A, event("p", "Lønnssamtale", "20270112T080000", "CLASS:PRIVATE"));

    assertThat(said(changes)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(changes.refusals()).isEmpty();
  }

  @Test
  void aTentativeEventIsToldOnceAndPublishedWhenItIsConfirmed() {
    String tentative = event("t", "Tur", "20270112T080000", "STATUS:TENTATIVE");
    Changes first = compare(A, tentative);
    assertThat(said(first)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(first.refusals().get(0).reasons().get(0).message().nb())
        .startsWith("«Tur» er foreløpig");
    remember(first);
    assertThat(compare(A, tentative).refusals()).isEmpty();

    assertThat(fetched(A, event("t", "Tur", "20270112T080000", "STATUS:CONFIRMED")))
        .containsExactly("Tur 2027-01-12T08:00");
    fetched(A, tentative);
    after(AN_HOUR);
    assertThat(fetched(A, tentative)).isEmpty();
  }

  @Test
  void ofWhatIsOverNobodyNeedMendAnything() {
    String tentative = event("t", "Tur", "20261201T080000", "STATUS:TENTATIVE");
    String misread = event("m", "MÃ¸te", "20251201T080000");
    String several =
        event("w", "Kaffe", "20251201T080000", "STATUS:TENTATIVE", "RRULE:FREQ=WEEKLY");
    String whichever =
        event("x", "Tur", "20251201T080000", "DTSTART;TZID=Europe/Oslo:20270201T080000");
    Changes first = compare(A, tentative, misread, several, whichever);
    assertThat(first.refusals())
        .extracting(refusal -> refusal.reasons().get(0).code())
        .containsExactlyInAnyOrder("tentative", "tentative", "said_twice");
    remember(first);
    List<KnownEvent> faulty = List.copyOf(known.values());

    after(Duration.ofDays(12));
    Changes later = compare(A, tentative, misread, several, whichever);
    assertThat(later.refusals()).isEmpty();
    assertThat(later.mended(faulty(faulty))).hasSize(1);
  }

  @Test
  void aFaultThatIsNotThereIsSettledAlsoIfNothingReadableIsLeft() {
    Changes first = compare(event("f", "Uten tid", "i morgen"));
    remember(first);

    Changes other = compare(event("g", "Uten tid", "i overmorgen"));

    assertThat(other.mended(faulty(List.copyOf(known.values())))).hasSize(1);
  }

  private static List<KnownEvent> faulty(List<KnownEvent> all) {
    return all.stream().filter(event -> event.refused() != null).toList();
  }

  @Test
  void whatOnlyShowsThatSomebodyIsBusyIsAsIfItWereNotThere() {
    String busy = event("t", "Busy", "20270112T080000");
    Changes changes = compare(A, busy);

    assertThat(said(changes)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(changes.refusals()).isEmpty();
  }

  @Test
  void aCalendarThatSharesNoTitlesIsAFailureThatSaysSo() {
    fetched(A, LAST);
    after(AN_HOUR);

    assertThat(fetched(event("x", "Opptatt", "20270112T080000"))).isEmpty();
    assertThat(state.failure().problem().code()).isEqualTo("only_busy");
  }

  @Test
  void anEventThatBecomesPrivateIsCancelledAtOnceAlsoIfNothingElseIsThere() {
    fetched(A, B);
    String kept = event("b", "Kurs B", "20270113T080000", "CLASS:PRIVATE");
    Changes changes = compare(A, kept);
    assertThat(said(changes)).containsExactly("× Kurs B");
    assertThat(json(changes.submissions().get(0)).at("/data/withheld").asBoolean()).isTrue();
    assertThat(json(changes.submissions().get(0)).at("/data/reason").isMissingNode()).isTrue();
    remember(changes);
    assertThat(fetched(A, kept)).isEmpty();

    assertThat(fetched(event("a", "Kurs A", "20270112T080000", "CLASS:PRIVATE"), kept))
        .containsExactly("× Kurs A");
    assertThat(state.failure()).isNull();
  }

  @Test
  void soIsOneThatIsCalledBusyAsWell() {
    fetched(B);
    String kept = event("b", "Busy", "20270113T080000", "CLASS:PRIVATE");
    Changes changes = compare(kept);

    assertThat(said(changes)).containsExactly("× Kurs B");
    assertThat(json(changes.submissions().get(0)).at("/data/withheld").asBoolean()).isTrue();
    remember(changes);
    assertThat(state.failure()).isNull();
    assertThat(fetched(kept)).isEmpty();
  }

  @Test
  void soIsOneThatWasCancelledBeforeOrIsOver() {
    fetched(A, B);
    String cancelled = event("b", "Kurs B", "20270113T080000", "STATUS:CANCELLED");
    assertThat(fetched(A, cancelled)).containsExactly("× Kurs B");
    String both = event("b", "Kurs B", "20270113T080000", "STATUS:CANCELLED", "CLASS:PRIVATE");
    assertThat(fetched(A, both)).containsExactly("× Kurs B");
    assertThat(fetched(A, both)).isEmpty();

    after(Duration.ofDays(90));
    assertThat(fetched(event("a", "Kurs A", "20270112T080000", "CLASS:PRIVATE"), both))
        .containsExactly("× Kurs A");
  }

  @Test
  void soIsADateOfASeriesAndASeriesWhateverElseCannotBeRead() {
    String series = event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=3");
    String kept =
        event(
            "s",
            "Kaffe",
            "20270111T090000",
            "RECURRENCE-ID;TZID=Europe/Oslo:20270111T090000",
            "CLASS:PRIVATE");
    String faulty =
        event("s", "Kaffe", "i morgen", "RECURRENCE-ID;TZID=Europe/Oslo:20270118T090000");
    assertThat(fetched(series, LAST)).hasSize(4);

    assertThat(fetched(series, kept, faulty, LAST)).containsExactly("× Kaffe");

    String all = series.replace("SUMMARY", "CLASS:PRIVATE\r\nSUMMARY");
    assertThat(fetched(all, faulty, LAST)).containsExactly("× Kaffe", "× Kaffe");
  }

  @Test
  void aFaultyEventIsToldOnceAndAnewWhenItHasOtherFaults() {
    String faulty = event("f", "Uten tid", "i morgen");
    Changes first = compare(A, faulty);
    assertThat(first.refusals()).hasSize(1);
    assertThat(first.refusals().get(0).reasons().get(0).message().nb()).contains("«Uten tid»");
    remember(first);

    assertThat(compare(A, faulty).refusals()).isEmpty();
    assertThat(compare(A, event("f", "Uten tid", "i overmorgen")).refusals()).hasSize(1);
  }

  @Test
  void anEventThatARuleRefusesIsToldOnceAndSentWhenItIsMended() {
    String faulty = event("f", "Om lenge", "20990112T080000");
    Changes first = compare(A, faulty);
    assertThat(said(first)).containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(first.refusals()).hasSize(1);
    remember(first);

    assertThat(compare(A, faulty).refusals()).isEmpty();
    assertThat(fetched(A, event("f", "Om lenge", "20270212T080000")))
        .containsExactly("Om lenge 2027-02-12T08:00");
  }

  @Test
  void anEventThatBecomesFaultyIsThereAndIsNotCancelled() {
    fetched(A, B, LAST);
    String faulty = event("b", "Kurs B", "i morgen");
    fetched(A, faulty, LAST);
    after(AN_HOUR);

    assertThat(fetched(A, faulty, LAST)).isEmpty();
    after(AN_HOUR);
    assertThat(fetched(A, B, LAST)).isEmpty();
  }

  @Test
  void eachDateOfASeriesIsAnEventOfItsOwn() {
    String series = event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=3");
    String moved =
        event("s", "Kaffe", "20270112T090000", "RECURRENCE-ID;TZID=Europe/Oslo:20270111T090000");

    assertThat(fetched(series, LAST)).hasSize(4);
    assertThat(fetched(series, moved, LAST)).containsExactly("Kaffe 2027-01-12T09:00");
  }

  @Test
  void theDatesOfASeriesStayWhenItBecomesTooLongOrTooCostlyToRead() {
    String series = event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=3");
    fetched(series, LAST);
    String tooLong = "RRULE:FREQ=DAILY;BYHOUR=9,15";
    String digits = "0,1,2,3,4,5,6,7,8,9";
    String tooCostly =
        "RRULE:FREQ=DAILY;BYHOUR=" + digits + ";BYMINUTE=" + digits + ";BYSECOND=" + digits;

    for (String rule : List.of(tooLong, tooLong, tooCostly)) {
      Changes changes = compare(event("s", "Kaffe", "20270104T090000", rule), LAST);
      assertThat(said(changes)).isEmpty();
      remember(changes);
      after(AN_HOUR);
    }
    assertThat(fetched(series, LAST)).isEmpty();
  }

  @Test
  void theOldDatesOfASeriesThatIsMovedAreCancelledAtOnce() {
    String series = event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=5");
    fetched(series, A, LAST);

    assertThat(fetched(series.replace("T090000", "T100000"), LAST))
        .hasSize(10)
        .contains("Kaffe 2027-01-04T10:00", "Kaffe 2027-02-01T10:00")
        .filteredOn("× Kaffe"::equals)
        .hasSize(5);
    assertThat(fetched(series.replace("T090000", "T100000"), LAST)).isEmpty();
    assertThat(fetched(series, LAST)).hasSize(10);
  }

  private static String version(int sequence, String hour, String... more) {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add("SEQUENCE:" + sequence);
    return event("a", "Kurs A", "20270112T" + hour + "0000", lines.toArray(String[]::new));
  }

  @Test
  void anOlderVersionUndoesNothingAndItsOwnerIsToldOnce() {
    fetched(version(2, "10"), LAST);
    Changes stale = compare(version(1, "08"), LAST);

    assertThat(said(stale)).isEmpty();
    assertThat(stale.refusals()).hasSize(1);
    assertThat(stale.refusals().get(0).title()).contains("«Kurs A»");
    assertThat(stale.refusals().get(0).reasons().get(0).code()).isEqualTo("outdated");
    remember(stale);
    after(AN_HOUR);
    Changes again = compare(version(1, "08"), LAST);
    assertThat(said(again)).isEmpty();
    assertThat(again.refusals()).isEmpty();
    remember(again);
    assertThat(fetched(version(2, "10"), LAST)).isEmpty();
    assertThat(fetched(version(3, "11"), LAST)).containsExactly("Kurs A 2027-01-12T11:00");
  }

  @Test
  void anOlderCopyDoesNotReviveWhatWasCancelled() {
    fetched(version(1, "08"), LAST);
    assertThat(fetched(version(2, "08", "STATUS:CANCELLED"), LAST)).containsExactly("× Kurs A");

    assertThat(fetched(version(1, "08"), LAST)).isEmpty();
  }

  @Test
  void theOldDatesOfAnOlderSeriesDoNotComeBackAndTheNewOnesStay() {
    String series =
        event("s", "Kaffe", "20270104T090000", "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:0");
    fetched(series, LAST);
    fetched(series.replace("T090000", "T100000").replace("SEQUENCE:0", "SEQUENCE:1"), LAST);

    assertThat(fetched(series, LAST)).isEmpty();
    after(AN_HOUR);
    assertThat(fetched(series, LAST)).isEmpty();
  }

  @Test
  void ofTheSameNumberTheOneThatWasChangedLaterCounts() {
    String changed = "LAST-MODIFIED:20261120T120000Z";
    String before = "LAST-MODIFIED:20261119T120000Z";
    fetched(version(1, "10", changed), LAST);

    assertThat(fetched(version(1, "08", before), LAST)).isEmpty();
    assertThat(fetched(version(1, "09"), LAST)).containsExactly("Kurs A 2027-01-12T09:00");
  }

  @Test
  void aCalendarThatCountsFromTheBeginningAgainIsFollowed() {
    fetched(version(5, "10", "LAST-MODIFIED:20261119T120000Z"), B, LAST);
    assertThat(fetched(version(0, "08", "LAST-MODIFIED:20261120T120000Z"), B, LAST))
        .containsExactly("Kurs A 2027-01-12T08:00");
    assertThat(fetched(version(1, "09", "LAST-MODIFIED:20261121T120000Z"), B, LAST))
        .containsExactly("Kurs A 2027-01-12T09:00");

    fetched(event("t", "Tur", "20270301T080000", "SEQUENCE:5"), B, LAST);
    String anew =
        event("t", "Tur", "20270301T090000", "SEQUENCE:0").replace("20261101T06", "20261122T06");
    assertThat(fetched(anew, B, LAST)).containsExactly("Tur 2027-03-01T09:00");
  }

  @Test
  void whatWasSentBeforeVersionsWereRememberedIsOfAnyVersion() {
    fetched(version(5, "10"), LAST);
    known.replaceAll((id, event) -> forgotten(event));

    assertThat(fetched(version(1, "08"), LAST)).containsExactly("Kurs A 2027-01-12T08:00");
  }

  private static KnownEvent forgotten(KnownEvent event) {
    return new KnownEvent(
        event.eventId(),
        event.uid(),
        event.version(),
        event.fingerprint(),
        event.sent(),
        event.cancelled(),
        event.refused(),
        event.title(),
        event.startsAt(),
        event.missingSince(),
        event.seenAmong(),
        event.confirmed(),
        null);
  }

  @Test
  void theSameUidInAnotherFeedIsAnotherEvent() {
    Changes here = compare(A);
    FeedReader.Content there =
        reading.read(
            RealSettings.PARTICIPANTS.get("modum"),
            FeedsTest.feed("modum", "https://example.no/other.ics", "Annet").id(),
            calendar(A).getBytes(StandardCharsets.UTF_8));

    assertThat(SeenEvents.of(((FeedReader.Content.Whole) there).entries()).found().keySet())
        .hasSize(1)
        .doesNotContain(here.submissions().get(0).event().eventId());
  }

  @Test
  void whatIsLongOverIsForgotten() {
    fetched(A, LAST);
    after(Duration.ofDays(300));
    fetched(event("new", "Ny", "20280112T080000"));
    assertThat(known).hasSize(3);
    after(Duration.ofDays(300));

    fetched(event("new", "Ny", "20280112T080000"));

    assertThat(known.values()).extracting(KnownEvent::title).containsExactly("Ny");
  }
}
