package no.nov.hub.groups.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.nov.hub.groups.meeting.Invitation.Asked;
import no.nov.hub.groups.meeting.Invitation.Told;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who should be told what of a meeting now: the difference between who should be there and who has
 * been told what. Where there is none, nothing is told, however often it is looked.
 */
final class Plan {

  /** What a mail shows of a meeting; a change in anything else is told to nobody. */
  private static final List<String> SHOWN =
      List.of(
          "title",
          "start",
          "end",
          "timeZone",
          "place",
          "venue",
          "onlineUrl",
          "agenda",
          "note",
          "summary",
          "attachments");

  /**
   * @param person null for one who is no longer invited
   * @param after as it is when the mail has been told
   * @param ordinal which reminder, or which asking again
   */
  record Change(
      Letter.Kind kind,
      Optional<Invitee> person,
      Invitation after,
      boolean first,
      boolean asksAgain,
      int ordinal) {

    /** The same for the same mail, and another for every revision. */
    String messageId(Meeting meeting, String domain) {
      return MessageId.of(
          domain,
          meeting.about(),
          meeting.receiptId().toString(),
          kind.name(),
          Integer.toString(after.sequence()),
          Boolean.toString(asksAgain),
          Integer.toString(ordinal),
          after.address());
    }
  }

  private final Meeting meeting;
  private final Instant now;
  private final List<Duration> reminders;
  private final Supplier<String> tokens;
  private final String what;
  private final Map<String, Invitation> known = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int sequence;

  private Plan(
      Meeting meeting,
      List<Invitation> invitations,
      Instant now,
      List<Duration> reminders,
      Supplier<String> tokens) {
    this.meeting = meeting;
    this.now = now;
    this.reminders = reminders;
    this.tokens = tokens;
    this.what = shown(meeting);
    this.sequence = meeting.sequence();
    invitations.forEach(invitation -> known.put(invitation.address(), invitation));
  }

  /**
   * @param wanted who should be at the meeting
   * @param invitations who has been told of it
   * @param reminders so long before the meeting, the longest first
   */
  static Plan of(
      Meeting meeting,
      Collection<Invitee> wanted,
      List<Invitation> invitations,
      Instant now,
      List<Duration> reminders,
      Supplier<String> tokens) {
    Plan plan = new Plan(meeting, invitations, now, reminders, tokens);
    switch (meeting.status()) {
      case DRAFT -> {
        // Nobody is told of a draft, and what has been told stands until it is called or cancelled.
      }
      case CANCELLED -> plan.cancel();
      case CALLED -> plan.call(wanted);
    }
    return plan;
  }

  List<Change> changes() {
    return changes;
  }

  /** With the sequence that these mails have. */
  Meeting meeting() {
    return meeting.withSequence(sequence);
  }

  private void cancel() {
    for (Invitation invitation : known.values()) {
      if (invitation.invited()) {
        addLast(Letter.Kind.CANCELLATION, told(invitation, sequence, false));
      }
    }
  }

  private void call(Collection<Invitee> wanted) {
    release(wanted.stream().map(Invitee::address).toList());
    raiseForThoseWhoReturn(wanted);
    for (Invitee person : wanted) {
      Invitation before = known.get(person.address());
      if (before == null) {
        changes.add(
            new Change(Letter.Kind.INVITATION, Optional.of(person), first(person), true, false, 0));
      } else if (!before.invited()) {
        add(Letter.Kind.INVITATION, person, told(before, sequence, true));
      } else if (!before.told().what().equals(what)
          || before.sequence() < meeting.timedSequence()) {
        int revision = Math.max(before.sequence(), meeting.raisedSequence());
        add(Letter.Kind.UPDATE, person, told(before, revision, true));
      } else {
        remind(person, before);
      }
    }
  }

  private void release(Collection<String> wanted) {
    boolean raised = false;
    for (Invitation invitation : known.values()) {
      if (invitation.invited() && !wanted.contains(invitation.address())) {
        if (!raised) {
          sequence++;
          raised = true;
        }
        addLast(Letter.Kind.RELEASE, told(invitation, sequence, false));
      }
    }
  }

  /** Who has seen a cancellation takes no invitation that is not of a later revision. */
  private void raiseForThoseWhoReturn(Collection<Invitee> wanted) {
    boolean needed =
        wanted.stream()
            .map(person -> known.get(person.address()))
            .anyMatch(
                before -> before != null && !before.invited() && before.sequence() >= sequence);
    if (needed) {
      sequence++;
    }
  }

  private Invitation first(Invitee person) {
    return new Invitation(
        meeting.about(),
        person.to(),
        tokens.get(),
        new Told(true, sequence, what, now, ""),
        new Asked(remindersBehind(), 0, 0),
        Invitation.Answered.NOT);
  }

  private void remind(Invitee person, Invitation before) {
    if (person.informedOnly() || !before.unanswered()) {
      return;
    }
    int behind = remindersBehind();
    Invitation after = told(before, before.sequence(), true);
    if (before.asked().again() > before.asked().againMailed()) {
      Invitation asked = after.asking(before.asked().allMailed());
      add(Letter.Kind.REMINDER, person, asked, true, before.asked().again());
    } else if (behind > before.asked().reminders()) {
      add(Letter.Kind.REMINDER, person, after, false, behind);
    }
  }

  private void add(Letter.Kind kind, Invitee person, Invitation after) {
    add(kind, person, after, false, 0);
  }

  /** Every mail is a reminder too: of those behind this person by now none follows. */
  private void add(
      Letter.Kind kind, Invitee person, Invitation after, boolean asksAgain, int ordinal) {
    Invitation now = after.to(person.to()).asking(after.asked().reminded(remindersBehind()));
    changes.add(new Change(kind, Optional.of(person), now, false, asksAgain, ordinal));
  }

  private void addLast(Letter.Kind kind, Invitation after) {
    changes.add(new Change(kind, Optional.empty(), after, false, false, 0));
  }

  private Invitation told(Invitation before, int revision, boolean invited) {
    return before.telling(
        new Told(invited, revision, what, stampAfter(before), before.told().firstMessage()));
  }

  /** Later than the mail before: of two with one SEQUENCE the later stamp counts. */
  private Instant stampAfter(Invitation before) {
    Instant next = before.told().at().plusSeconds(1);
    return now.isAfter(next) ? now : next;
  }

  private int remindersBehind() {
    Instant start = meeting.time().orElseThrow().startsAt();
    return (int) reminders.stream().filter(d -> !start.minus(d).isAfter(now)).count();
  }

  /** When a reminder is due next, if one is. */
  Optional<Instant> nextReminder() {
    return meeting
        .time()
        .flatMap(
            time ->
                reminders.stream()
                    .map(time.startsAt()::minus)
                    .filter(at -> at.isAfter(now))
                    .findFirst());
  }

  private static String shown(Meeting meeting) {
    ObjectNode shown = Json.MAPPER.createObjectNode();
    for (String field : SHOWN) {
      if (meeting.data().has(field)) {
        shown.set(field, meeting.data().get(field));
      }
    }
    return Json.fingerprint("told", shown);
  }
}
