package no.nov.hub.admission;

import static no.nov.hub.Messages.from;
import static no.nov.hub.admission.Fixtures.codes;
import static no.nov.hub.admission.Fixtures.submission;
import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.message.Envelope;
import no.nov.hub.message.Types;
import org.junit.jupiter.api.Test;

class JudgingTest {

  private final Judging judging = new Judging(Fixtures.SETTINGS);
  private final Recollection past = new Recollection();
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
}
