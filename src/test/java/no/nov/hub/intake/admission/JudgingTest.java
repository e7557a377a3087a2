package no.nov.hub.intake.admission;

import static no.nov.hub.Messages.from;
import static no.nov.hub.intake.admission.Fixtures.codes;
import static no.nov.hub.intake.admission.Fixtures.submission;
import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;

class JudgingTest {

  private final Judging judging = Fixtures.JUDGING;
  private final BatchMemory past = new BatchMemory();
  private long offset;

  private Judged judge(Envelope envelope) {
    return judging.judge(submission(offset++, envelope), past);
  }

  private static Envelope count(String id, String asOf, int members) {
    return from(
        "modum",
        Types.MEMBERSHIP_COUNTED,
        id,
        "{'association':'modum','asOf':'%s','members':%d}".formatted(asOf, members));
  }

  private static Envelope confirming(Envelope envelope, String id, Object receipt) {
    return new Envelope(
        id, envelope.source(), envelope.type(), null, receipt.toString(), envelope.data());
  }

  @Test
  void aSoundMessageIsAcceptedAndRemembered() {
    Judged judged = judge(count("a", "2026-06-30", 100));

    assertThat(judged.verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(judged.isNew()).isTrue();
    assertThat(judged.leaves().measure().value()).isEqualTo(100);
  }

  @Test
  void theSameAgainGetsTheFirstVerdictAndLeavesNothing() {
    judge(count("a", "2026-06-30", 100));

    Judged again = judge(count("a", "2026-06-30", 100));

    assertThat(again.verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(codes(again.verdict())).containsExactly("duplicate");
    assertThat(again.isNew()).isFalse();
  }

  @Test
  void otherDataUnderAUsedIdIsRejected() {
    judge(count("a", "2026-06-30", 100));

    Judged other = judge(count("a", "2026-06-30", 101));

    assertThat(codes(other.verdict())).containsExactly("id_reused");
  }

  @Test
  void theIdOfARejectedMessageIsFree() {
    judge(count("a", "2031-06-30", 100));

    Judged mended = judge(count("a", "2026-06-30", 100));

    assertThat(mended.verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aDifferenceOfThirtyPercentIsPlausibleAndMoreIsHeld() {
    judge(count("a", "2026-06-30", 100));

    assertThat(judge(count("b", "2026-07-31", 130)).verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(judge(count("c", "2026-08-31", 90)).verdict()).isInstanceOf(Verdict.Held.class);
    assertThat(judge(count("d", "2026-08-31", 91)).verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void plausibilityLooksAtTheNearestEarlierDateNotAtTheLastMessage() {
    judge(count("a", "2026-01-31", 100));
    judge(count("b", "2026-06-30", 125));

    assertThat(judge(count("c", "2026-03-31", 80)).verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(codes(judge(count("d", "2026-07-31", 80)).verdict())).containsExactly("implausible");
  }

  @Test
  void theVeryFirstCountHasNothingToDifferFrom() {
    assertThat(judge(count("a", "2026-06-30", 1_000_000)).verdict())
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aHeldMessageIsNotComparedWithUntilItIsConfirmed() {
    judge(count("a", "2026-01-31", 100));
    judge(count("b", "2026-02-28", 500));

    assertThat(judge(count("c", "2026-03-31", 100)).verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aHeldMessageIsAcceptedWhenItIsSentAgainWithItsReceipt() {
    judge(count("a", "2026-01-31", 100));
    Judged held = judge(count("b", "2026-02-28", 500));

    Judged confirmed =
        judge(confirming(count("b", "2026-02-28", 500), "c", held.submission().receiptId()));

    assertThat(confirmed.verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(confirmed.leaves().measure().value()).isEqualTo(500);
  }

  @Test
  void whatIsDoubtfulIsHeldWithTheReceiptToConfirmIt() {
    Judged held = judge(event("a", "evt-1", "doubtful"));
    Judged confirmed =
        judge(confirming(event("a", "evt-1", "doubtful"), "b", held.submission().receiptId()));

    assertThat(held.verdict()).isInstanceOf(Verdict.Held.class);
    assertThat(held.verdict().reasons().get(0).message().nb())
        .startsWith("Rart. Er det riktig,")
        .contains(held.submission().receiptId().toString());
    assertThat(held.leaves().thing()).isNull();
    assertThat(confirmed.verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void whatWasLastSaidOfAThingCounts() {
    judge(event("a", "evt-1", "open"));
    assertThat(judge(partOf("b", "evt-1")).verdict()).isInstanceOf(Verdict.Accepted.class);

    judge(event("c", "evt-1", "closed"));
    assertThat(codes(judge(partOf("d", "evt-1")).verdict())).containsExactly("closed");
    assertThat(judge(partOf("e", "never-published")).verdict())
        .isInstanceOf(Verdict.Accepted.class);
  }

  private static Envelope event(String id, String eventId, String title) {
    return from(
        "modum",
        Types.EVENT_PUBLISHED,
        id,
        "{'organiser':'modum','eventId':'%s','title':'%s','start':'2027-01-12T08:00'}"
            .formatted(eventId, title));
  }

  private static Envelope partOf(String id, String whole) {
    return from(
        "modum",
        Types.EVENT_PUBLISHED,
        id,
        "{'organiser':'modum','eventId':'part','title':'part','start':'2027-01-12T08:00','partOf':'%s'}"
            .formatted(whole));
  }

  @Test
  void theReasonForHoldingNamesTheReceiptToConfirm() {
    judge(count("a", "2026-01-31", 100));

    Judged held = judge(count("b", "2026-02-28", 500));

    assertThat(held.verdict().reasons().get(0).message().nb())
        .contains("500", "100", "30 %", held.submission().receiptId().toString());
  }

  @Test
  void aHeldMessageSentAgainUnchangedIsStillHeld() {
    judge(count("a", "2026-01-31", 100));
    judge(count("b", "2026-02-28", 500));

    Judged again = judge(count("b", "2026-02-28", 500));

    assertThat(again.verdict()).isInstanceOf(Verdict.Held.class);
    assertThat(codes(again.verdict())).containsExactly("duplicate");
  }

  @Test
  void aConfirmationMustHaveTheSameContent() {
    judge(count("a", "2026-01-31", 100));
    Judged held = judge(count("b", "2026-02-28", 500));

    Judged other =
        judge(confirming(count("b", "2026-02-28", 501), "c", held.submission().receiptId()));

    assertThat(codes(other.verdict())).containsExactly("confirms_other_data");
  }

  @Test
  void onlySomethingHeldCanBeConfirmed() {
    Judged accepted = judge(count("a", "2026-01-31", 100));

    assertThat(
            codes(
                judge(
                        confirming(
                            count("x", "2026-02-28", 100), "b", accepted.submission().receiptId()))
                    .verdict()))
        .containsExactly("nothing_to_confirm");
    assertThat(
            codes(judge(confirming(count("x", "2026-02-28", 100), "c", "not-a-receipt")).verdict()))
        .containsExactly("nothing_to_confirm");
  }

  @Test
  void whatIsCancelledMustBeKnown() {
    Envelope cancelled =
        from("asker", Types.EVENT_CANCELLED, "c", "{'organiser':'asker','eventId':'fest'}");

    assertThat(codes(judge(cancelled).verdict())).containsExactly("unknown_event");

    judge(
        from(
            "asker",
            Types.EVENT_PUBLISHED,
            "p",
            "{'organiser':'asker','eventId':'fest','title':'Fest','start':'2027-01-01'}"));
    assertThat(judge(cancelled).verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aFaultInTheRulesThemselvesIsATechnicalRejectionOfThatOneMessage() {
    Submission broken =
        new Submission(
            Fixtures.participant("asker"),
            Fixtures.record("asker", 0, new byte[0]),
            Receipt.idOf("nov.inbox.asker", 0, 0),
            new Inspection.Failed(new IllegalStateException("a fault in the rules")));

    Judged judged = judging.judge(broken, past);

    assertThat(codes(judged.verdict())).containsExactly("technical");
    assertThat(judged.fault()).hasMessage("a fault in the rules");
  }

  @Test
  void whatWasSaidOfAThingStaysWhereALaterMessageSaysNothingOfIt() {
    judge(event("a", "e-1", "closed"));
    judge(event("b", "e-1", "says nothing"));
    judge(event("c", "e-2", "says nothing"));

    assertThat(past.stateOf("event/e-1")).contains("closed");
    assertThat(past.stateOf("event/e-2")).contains("new");
  }

  private static Envelope stating(String id, String asOf, String figures) {
    return from(
        "drammen",
        Types.MEMBERSHIP_COUNTED,
        id,
        "{'association':'drammen','asOf':'%s',%s}".formatted(asOf, figures));
  }

  @Test
  void theReceiptTellsWhatAnEarlierCountHadAndThisOneLacks() {
    judge(
        stating(
            "a",
            "2026-03-31",
            "'members':100,'jobs':900,'staff':2,'byKind':{'student':3},'byMunicipality':{'3301':70,'3312':9}"));
    judge(stating("b", "2026-06-30", "'members':101,'staff':2"));

    Judged third = judge(stating("c", "2026-09-30", "'members':102,'byMunicipality':{'3301':71}"));

    assertThat(third.verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(third.verdict().reasons())
        .extracting(reason -> reason.message().nb())
        .containsExactly(
            "31. mars 2026 oppga dere også studentmedlemmer, arbeidsplasser og medlemmer i Lier; disse tallene føres videre derfra. Er de endret, send dem på nytt. Gjelder et tall ikke lenger, skriv hva det heter i «utgår».",
            "30. juni 2026 oppga dere også ansatte i foreningen; disse tallene føres videre derfra. Er de endret, send dem på nytt. Gjelder et tall ikke lenger, skriv hva det heter i «utgår».");
    assertThat(codes(third.verdict())).containsOnly("not_stated");
  }

  @Test
  void theReceiptTellsWhichPartsOfTheDayACorrectionTakesAway() {
    judge(
        stating(
            "a", "2026-03-31", "'members':100,'jobs':900,'byMunicipality':{'3301':70,'3312':9}"));

    Judged correction =
        judge(stating("b", "2026-03-31", "'members':100,'jobs':900,'byMunicipality':{'3301':71}"));

    assertThat(codes(correction.verdict())).containsExactly("taken_away");
    assertThat(correction.verdict().reasons().get(0).message().nb())
        .startsWith("For 31. mars 2026 oppga dere før også medlemmer i Lier. Det gjelder ikke");
    assertThat(judge(stating("c", "2026-03-31", "'members':100,'jobs':901")).verdict().reasons())
        .extracting(Reason::code)
        .containsOnly("not_stated");
  }

  @Test
  void aCountThatStatesAllOrWithdrawsTheRestIsNotRemarkedUpon() {
    judge(stating("a", "2026-03-31", "'members':100,'jobs':900,'staff':2"));

    assertThat(
            judge(stating("b", "2026-06-30", "'members':101,'jobs':900,'withdrawn':['ansatte']"))
                .verdict()
                .reasons())
        .isEmpty();
    assertThat(judge(stating("c", "2026-09-30", "'members':102,'jobs':900")).verdict().reasons())
        .isEmpty();
  }

  @Test
  void theNewYearIsNotRemindedOfLastYearsJoiningNorOfANumberThatIsReplaced() {
    judge(
        stating(
            "a", "2023-12-31", "'members':100,'joined':9,'left':2,'byMunicipality':{'3005':70}"));

    assertThat(
            judge(stating("b", "2024-01-31", "'members':101,'byMunicipality':{'3301':70}"))
                .verdict()
                .reasons())
        .isEmpty();
  }

  @Test
  void aFigureIsEitherStatedOrWithdrawn() {
    assertThat(
            codes(
                judge(stating("a", "2026-06-30", "'members':1,'jobs':2,'withdrawn':['jobs']"))
                    .verdict()))
        .containsExactly("stated_as_well");
    assertThat(
            codes(
                judge(stating("b", "2026-06-30", "'members':1,'withdrawn':['members']")).verdict()))
        .containsExactly("unknown_figure");
  }

  @Test
  void anOldCountBesideNewerOnesIsAskedAboutAlsoIfItDiffersLittle() {
    judge(count("a", "2026-06-30", 100));

    Judged held = judge(count("b", "2024-06-30", 100));

    assertThat(held.verdict()).isInstanceOf(Verdict.Held.class);
    assertThat(codes(held.verdict())).containsExactly("unexpected");
    assertThat(held.verdict().reasons().get(0).message().nb())
        .startsWith(
            "Tallet er for 30. juni 2024, mer enn 24 måneder tilbake, og dere har allerede sendt tall for senere dager, som 30. juni 2026.")
        .contains("bekreft", held.submission().receiptId().toString());
    assertThat(
            judge(confirming(count("b", "2024-06-30", 100), "c", held.submission().receiptId()))
                .verdict())
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void historyThatComesBeforeAnythingElseOrBitByBitIsExpected() {
    for (String asOf : new String[] {"2015-12-31", "2016-12-31", "2022-06-30", "2026-06-30"}) {
      assertThat(judge(count("first-" + asOf, asOf, 100)).verdict())
          .isInstanceOf(Verdict.Accepted.class);
    }
    for (String asOf : new String[] {"2022-03-31", "2021-12-31", "2017-03-31"}) {
      assertThat(judge(count("then-" + asOf, asOf, 100)).verdict())
          .isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void betweenOldCountsThatFollowEachOtherNobodyExpectsAnother() {
    judge(count("a", "2022-03-31", 100));
    judge(count("b", "2022-06-30", 100));

    assertThat(codes(judge(count("c", "2022-05-05", 100)).verdict())).containsExactly("unexpected");
    assertThat(codes(judge(count("d", "2022-03-31", 101)).verdict())).containsExactly("unexpected");
    assertThat(judge(count("e", "2022-03-31", 100)).verdict()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aDateInAReasonIsInWords() {
    judge(count("a", "2026-01-31", 100));

    assertThat(judge(count("b", "2026-02-28", 500)).verdict().reasons().get(0).message().nb())
        .contains("fra 100 per 31. januar 2026");
  }
}
