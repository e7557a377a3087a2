package no.nov.hub.groups.planning;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.intake.submission.Submitting;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.shared.event.EventTime;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contact picks one of the times: the meeting is called by a message in the owner's inbox, like
 * from any other edge, and the poll is closed. The poll is locked meanwhile, so of two that pick at
 * once one is late.
 */
@Component
class Picking {

  private static final int ID_LENGTH = 32;

  private final PollTables polls;
  private final Meetings meetings;
  private final Submitting submitting;
  private final TransactionTemplate transactions;

  Picking(
      PollTables polls,
      Meetings meetings,
      Submitting submitting,
      TransactionTemplate transactions) {
    this.polls = polls;
    this.meetings = meetings;
    this.submitting = submitting;
    this.transactions = transactions;
  }

  ResponseEntity<Object> pick(String about, String start, Participant who) {
    return transactions.execute(status -> picked(polls.locked(about).orElseThrow(), start, who));
  }

  private ResponseEntity<Object> picked(Poll poll, String start, Participant who) {
    Optional<EventTime> time = proposed(poll, start);
    if (time.isEmpty()) {
      return notProposed();
    }
    String local = time.get().start().toString();
    if (!poll.isOpen() && !local.equals(poll.picked())) {
      return closed(poll);
    }
    ResponseEntity<Object> answer = submitting.submit(who.id(), called(poll, time.get(), who));
    if (answer.getStatusCode().is2xxSuccessful()) {
      polls.pick(poll.about(), local);
    }
    return answer;
  }

  private static Optional<EventTime> proposed(Poll poll, String start) {
    try {
      LocalDateTime wanted = LocalDateTime.parse(start);
      return poll.times().stream().filter(time -> time.start().equals(wanted)).findFirst();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * What is known of the meeting already, such as an agenda in a draft, stays. The same pick again
   * has the same id, and is answered as a duplicate.
   */
  private Envelope called(Poll poll, EventTime time, Participant who) {
    ObjectNode data = meetings.said(poll.key()).orElseGet(() -> fromPoll(poll));
    data.remove("draft");
    data.put("start", time.start().toString());
    data.remove("end");
    if (time.end() != null) {
      data.put("end", time.end().toString());
    }
    data.put("timeZone", time.zone().getId());
    String what = poll.about() + "|" + poll.receiptId();
    String id = "pick-" + Json.fingerprint(what, data).substring(0, ID_LENGTH);
    return new Envelope(id, "/" + who.id(), Types.MEETING_CALLED, null, null, data);
  }

  private static ObjectNode fromPoll(Poll poll) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    for (String field : List.of("owner", "meetingId", "groups", "title", "place")) {
      if (poll.data().has(field)) {
        data.set(field, poll.data().get(field));
      }
    }
    return data;
  }

  private static ResponseEntity<Object> notProposed() {
    return Problem.badQuery(
        List.of(
            Reason.of(
                "start",
                "not_proposed",
                "«start» må være et av tidspunktene som er foreslått, slik det står i «times». Vil dere ha et annet, kall inn til møtet med det.",
                "“start” must be one of the times that are proposed, as it stands in “times”. If you want another, call the meeting with that.")));
  }

  private static ResponseEntity<Object> closed(Poll poll) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "closed",
        switch (poll.closed()) {
          case PICKED ->
              new Text(
                  "Et tidspunkt er allerede valgt: %s. Vil dere ha et annet, kall inn til møtet på nytt med det."
                      .formatted(poll.picked()),
                  "A time has been picked already: %s. If you want another, call the meeting again with that."
                      .formatted(poll.picked()));
          case CALLED ->
              new Text(
                  "Møtet er allerede innkalt. Vil dere ha et annet tidspunkt, kall inn på nytt med det.",
                  "The meeting has been called already. If you want another time, call it again with that.");
          case CANCELLED ->
              new Text(
                  "Møtet er avlyst. Foreslå tidspunkter på nytt hvis det skal holdes likevel.",
                  "The meeting is cancelled. Propose times anew if it is to be held after all.");
        });
  }
}
