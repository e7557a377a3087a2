package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Meetings for the contact who called them: how it stands, answers heard on the phone, answers that
 * wait to be confirmed, and asking once more. An event that groups are invited to is the same under
 * {@code event-invitations}. Another's meeting is as if it were not there.
 */
@RestController
class MeetingController {

  private static final String ONE = "/api/v1/{kind:meetings|event-invitations}/{owner}/{id}";

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final MeetingViews views;
  private final Answers answers;
  private final Preview preview;
  private final Clock clock;

  MeetingController(
      MeetingTables meetings,
      InvitationTables invitations,
      MeetingViews views,
      Answers answers,
      Preview preview,
      Clock clock) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.views = views;
    this.answers = answers;
    this.preview = preview;
    this.clock = clock;
  }

  /**
   * @param answer {@code accepted}, {@code declined} or {@code tentative}
   * @param proposedStart another time, or null
   */
  record Heard(
      String address, String answer, String comment, Instant proposedStart, Instant proposedEnd) {}

  /**
   * @param holds whether the answer is from whom it says
   */
  record Decision(Boolean holds) {}

  @GetMapping("/api/v1/meetings")
  Map<String, List<MeetingView>> ahead(Caller caller) {
    return Map.of(
        "meetings",
        caller.owners().stream().flatMap(owner -> views.ahead(owner).stream()).toList());
  }

  @GetMapping(ONE)
  ResponseEntity<Object> one(
      @PathVariable String kind,
      @PathVariable String owner,
      @PathVariable String id,
      Caller caller) {
    return find(kind, owner, id, caller)
        .map(meeting -> ResponseEntity.ok((Object) views.whole(meeting)))
        .orElseGet(MeetingController::unknown);
  }

  /** Who would get which mail if this message were sent; nothing is kept. */
  @PostMapping("/api/v1/meetings/preview")
  ResponseEntity<Object> preview(
      @RequestBody tools.jackson.databind.JsonNode message, Caller caller) {
    return preview.of(message, caller.participant());
  }

  @PostMapping(ONE + "/answers")
  ResponseEntity<Object> heard(
      @PathVariable String kind,
      @PathVariable String owner,
      @PathVariable String id,
      @RequestBody Heard heard,
      Caller caller) {
    Optional<Meeting> meeting = find(kind, owner, id, caller);
    if (meeting.isEmpty()) {
      return unknown();
    }
    List<Reason> faults = faults(heard);
    if (!faults.isEmpty()) {
      return Problem.badQuery(faults);
    }
    boolean invited =
        answers.byContact(
            meeting.get(),
            heard.address().strip().toLowerCase(Locale.ROOT),
            said(heard),
            caller.who());
    return invited ? ResponseEntity.noContent().build() : nobody();
  }

  private static Answers.Said said(Heard heard) {
    MailedAnswer.Proposed proposed =
        heard.proposedStart() == null
            ? null
            : new MailedAnswer.Proposed(heard.proposedStart(), heard.proposedEnd());
    return new Answers.Said(Participation.of(heard.answer()), heard.comment(), proposed);
  }

  private static List<Reason> faults(Heard heard) {
    List<Reason> faults = new ArrayList<>();
    if (heard.address() == null || heard.address().isBlank()) {
      faults.add(
          Reason.of(
              "address",
              "missing",
              "«address» mangler: e-postadressen til den som har svart.",
              "“address” is missing: the mail address of the one who has answered."));
    }
    if (heard.answer() == null
        || !List.of("accepted", "declined", "tentative").contains(heard.answer())) {
      faults.add(
          Reason.of(
              "answer",
              "wrong_value",
              "«answer» må være accepted (kommer), declined (kan ikke) eller tentative (kanskje).",
              "“answer” must be accepted, declined or tentative."));
    }
    if (heard.comment() != null
        && PlainText.hasControlCharactersBesidesLineBreaks(heard.comment())) {
      faults.add(
          Reason.of(
              "comment",
              "control_character",
              "«comment» har et usynlig tegn. Skriv teksten på nytt uten det.",
              "“comment” has an invisible control character. Write the text anew without it."));
    }
    return faults;
  }

  @PostMapping(ONE + "/answers/{answerId}")
  ResponseEntity<Object> decide(
      @PathVariable String kind,
      @PathVariable String owner,
      @PathVariable String id,
      @PathVariable Long answerId,
      @RequestBody Decision decision,
      Caller caller) {
    Optional<Meeting> meeting = find(kind, owner, id, caller);
    if (meeting.isEmpty()) {
      return unknown();
    }
    if (decision.holds() == null) {
      return Problem.badQuery(
          List.of(
              Reason.of(
                  "holds",
                  "missing",
                  "«holds» mangler: true hvis svaret er ekte, false hvis det skal forkastes.",
                  "“holds” is missing: true if the answer is real, false to dismiss it.")));
    }
    return answers.decide(meeting.get(), answerId, decision.holds())
        ? ResponseEntity.noContent().build()
        : Problem.of(
            HttpStatus.CONFLICT,
            "nothing_waits",
            new Text("Det svaret venter ikke på dere.", "That answer does not wait for you."));
  }

  /** Those who have not answered get the invitation once more. */
  @PostMapping(ONE + "/ask-again")
  ResponseEntity<Object> askAgain(
      @PathVariable String kind,
      @PathVariable String owner,
      @PathVariable String id,
      Caller caller) {
    Optional<Meeting> meeting = find(kind, owner, id, caller);
    if (meeting.isEmpty()) {
      return unknown();
    }
    if (meeting.get().status() != Meeting.Status.CALLED
        || !meeting.get().time().orElseThrow().startsAt().isAfter(clock.instant())) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "not_ahead",
          new Text(
              "Møtet er avlyst, et utkast eller har begynt, så ingen kan spørres på nytt.",
              "The meeting is cancelled, a draft or has begun, so nobody can be asked again."));
    }
    int asked = invitations.askAgain(meeting.get().about());
    meetings.lookAt(meeting.get().about(), clock.instant());
    return ResponseEntity.accepted().body(Map.of("asked", asked));
  }

  private Optional<Meeting> find(String kind, String owner, String id, Caller caller) {
    return caller.maySpeakFor(owner)
        ? meetings.find(
            new OwnedKey(owner, id)
                .about(kind.equals("meetings") ? Meeting.MEETING : Meeting.EVENT))
        : Optional.empty();
  }

  private static ResponseEntity<Object> unknown() {
    return Problem.notFound(
        Reason.of(
            "",
            "not_found",
            "Dere har ikke kalt inn til noe møte med denne id-en. Er det helt nytt, se etter igjen om et sekund.",
            "You have not called a meeting with this id. If it is quite new, look again in a second."));
  }

  private static ResponseEntity<Object> nobody() {
    return Problem.notFound(
        Reason.of(
            "address",
            "not_invited",
            "Ingen med den adressen er innkalt til møtet. Se etter i listen over innkalte.",
            "Nobody with that address is called to the meeting. Look at the list of those who are."));
  }
}
