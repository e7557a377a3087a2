package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.charter.CharterLetters.To;
import no.nov.hub.groups.charter.WatchTables.Asked;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.charter.rule.EvaluatesItself;
import no.nov.hub.groups.charter.rule.EvidenceKind;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.groups.charter.rule.Period;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Person;
import no.nov.hub.intake.submission.Submitting;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Evaluations that leaders were asked for, and what becomes of them (R8). */
@Component
class Evaluations {

  private final WatchTables watch;
  private final FactsReader facts;
  private final YearSummary summary;
  private final Groups groups;
  private final Submitting inbox;
  private final CharterLetters letters;
  private final Outbox outbox;
  private final Participants participants;
  private final Nov nov;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Evaluations(
      WatchTables watch,
      FactsReader facts,
      YearSummary summary,
      Groups groups,
      Submitting inbox,
      CharterLetters letters,
      Outbox outbox,
      Participants participants,
      Nov nov,
      TransactionTemplate transactions,
      Clock clock) {
    this.watch = watch;
    this.facts = facts;
    this.summary = summary;
    this.groups = groups;
    this.inbox = inbox;
    this.letters = letters;
    this.outbox = outbox;
    this.participants = participants;
    this.nov = nov;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A link, the group as it is today, and the leader who was asked. */
  record Open(Asked asked, Group group, Recipient leader) {

    Language language() {
      return leader.language();
    }
  }

  /** Empty if there is no such link, or whoever had it leads the group no longer. */
  Optional<Open> find(String token) {
    return watch.asked(token).flatMap(this::open);
  }

  private Optional<Open> open(Asked asked) {
    return groups.find(List.of(asked.key()), LocalDate.now(clock)).stream()
        .filter(group -> asked.leader().equals(group.leader()))
        .flatMap(
            group ->
                group.members().stream()
                    .filter(member -> member.address().equals(asked.leader()))
                    .map(member -> new Open(asked, group, member.person())))
        .findFirst();
  }

  /** What became of an attempt to send. */
  enum Sending {
    SENT,
    /** The board has it, or the year is over. */
    CLOSED,
    /** Nobody may speak for NOV. */
    NO_SECRETARY,
    NOT_NOW
  }

  EvaluationPage page(Open open) {
    Optional<GroupOnDay> group = situation(open);
    YearSummary.Draft draft =
        group.map(known -> draft(known, open)).orElse(new YearSummary.Draft("", ""));
    return page(open, group, draft, open.asked().sentOn() != null, null);
  }

  /**
   * After an attempt to send this.
   *
   * @param fault why it was not sent, or null
   */
  EvaluationPage page(Open open, YearSummary.Draft said, String fault) {
    return page(open, situation(open), said, fault == null, fault);
  }

  private EvaluationPage page(
      Open open, Optional<GroupOnDay> group, YearSummary.Draft said, boolean sent, String fault) {
    return new EvaluationPage(
        open.language(),
        nov.nameOf(open.asked().owner(), participants),
        open.group().name(),
        open.asked().year(),
        said.summary(),
        said.plan(),
        sent,
        closed(open, group).orElse(null),
        fault);
  }

  /** On the last day of its year, if that has been. */
  private Optional<GroupOnDay> situation(Open open) {
    LocalDate last = open.asked().lastDay();
    LocalDate today = LocalDate.now(clock);
    Facts known = facts.read(open.asked().owner(), today.isAfter(last) ? last : today);
    return known.groups().stream()
        .filter(group -> group.groupId().equals(open.asked().groupId()))
        .findFirst()
        .map(group -> new GroupOnDay(group, known));
  }

  /** What the leader has sent, or else what the hub knows. */
  private YearSummary.Draft draft(GroupOnDay group, Open open) {
    Period year = Period.Length.YEAR.of(group.at());
    return EvaluatesItself.of(year, group)
        .map(
            sent ->
                new YearSummary.Draft(
                    sent.text("summary").orElse(""), sent.text("plan").orElse("")))
        .orElseGet(() -> summary.of(group, open.language()));
  }

  /** Sending anew would take the place of what the board has. */
  private Optional<String> closed(Open open, Optional<GroupOnDay> group) {
    Texts texts = new Texts(open.language());
    Person contact = open.group().contact();
    if (LocalDate.now(clock).isAfter(open.asked().lastDay())) {
      return Optional.of(texts.say("charter.closed.over", contact.name(), contact.address()));
    }
    return group
        .flatMap(known -> EvaluatesItself.sentToBoard(Period.Length.YEAR.of(known.at()), known))
        .map(
            day ->
                texts.say(
                    "charter.closed.sent-to-board",
                    CharterTexts.day(day),
                    contact.name(),
                    contact.address()));
  }

  Sending send(Open open, YearSummary.Draft said) {
    if (closed(open, situation(open)).isPresent()) {
      return Sending.CLOSED;
    }
    Asked asked = open.asked();
    String evidenceId =
        "evaluering-%d-%s".formatted(asked.year(), Json.sha256(asked.key()).substring(0, 16));
    String sender = asked.owner().equals(nov.id()) ? nov.secretary() : asked.owner();
    if (sender == null) {
      return Sending.NO_SECRETARY;
    }
    if (!isReceived(inbox.submit(sender, message(open, evidenceId, sender, said)))) {
      return Sending.NOT_NOW;
    }
    Recipient contact = open.group().contact().as(Language.NB);
    To to = new To(asked.key(), open.group().name(), contact, open.leader());
    transactions.executeWithoutResult(
        status -> {
          outbox.add(List.of(letters.received(to, evidenceId, asked.year(), said)));
          watch.sent(asked.token(), LocalDate.now(clock));
        });
    return Sending.SENT;
  }

  private static boolean isReceived(ResponseEntity<Object> answer) {
    return answer.getStatusCode().is2xxSuccessful();
  }

  private Envelope message(Open open, String evidenceId, String sender, YearSummary.Draft said) {
    ObjectNode data =
        Json.MAPPER
            .createObjectNode()
            .put("owner", open.asked().owner())
            .put("groupId", open.asked().groupId())
            .put("evidenceId", evidenceId)
            .put("kind", EvidenceKind.EVALUATION.word())
            .put("date", LocalDate.now(clock).toString())
            .put("recordedBy", open.leader().name())
            .put("year", open.asked().year())
            .put("summary", said.summary())
            .put("plan", said.plan());
    // The same text sent twice is one message.
    String id = evidenceId + "-" + Json.fingerprint(Types.EVIDENCE_RECORDED, data).substring(0, 16);
    return new Envelope(id, "/" + sender, Types.EVIDENCE_RECORDED, null, null, data);
  }
}
