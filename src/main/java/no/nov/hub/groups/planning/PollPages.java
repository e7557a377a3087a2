package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the page behind a link, and keeps what is answered there. */
@Component
class PollPages {

  static final String FIELD = "time";
  private static final int LONGEST_COMMENT = 2000;

  private final PollTables polls;
  private final AskedTables people;
  private final Participants participants;
  private final Nov nov;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PollPages(
      PollTables polls,
      AskedTables people,
      Participants participants,
      Nov nov,
      TransactionTemplate transactions,
      Clock clock) {
    this.polls = polls;
    this.people = people;
    this.participants = participants;
    this.nov = nov;
    this.transactions = transactions;
    this.clock = clock;
  }

  Optional<PollPage> page(String token) {
    return people
        .byToken(token)
        .flatMap(person -> polls.find(person.about()).map(poll -> page(poll, person, false, null)));
  }

  /** Empty if nobody has this link. */
  Optional<PollPage> answer(String token, Map<String, String> form) {
    return transactions.execute(
        status ->
            people
                .byToken(token)
                .flatMap(asked -> polls.locked(asked.about()))
                .flatMap(
                    // Read again behind the lock, so that two answers at once are taken in turn.
                    poll ->
                        people.byToken(token).map(person -> answered(poll, person, token, form))));
  }

  private PollPage answered(Poll poll, Asked person, String token, Map<String, String> form) {
    if (closed(poll, person).isPresent()) {
      return page(poll, person, false, null);
    }
    Optional<Text> fault = fault(poll, form);
    if (fault.isPresent()) {
      return page(poll, person, false, fault.get());
    }
    Instant now = clock.instant();
    people.answer(person, choices(poll, form), comment(form), now);
    polls.lookAt(poll.about(), now);
    return page(poll, people.byToken(token).orElseThrow(), true, null);
  }

  private static Optional<Text> fault(Poll poll, Map<String, String> form) {
    if (!form.getOrDefault("asking", "").equals(poll.shown())) {
      return Optional.of(
          new Text(
              "Forslaget er endret siden du åpnet siden. Se det nye under, og svar på nytt.",
              "The proposal has been changed since you opened the page. Look at it below, and answer again."));
    }
    if (choices(poll, form).size() < poll.times().size()) {
      return Optional.of(
          new Text("Svar på hvert av tidspunktene.", "Answer for each of the times."));
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(form.getOrDefault("comment", ""))
        ? Optional.of(
            new Text(
                "Kommentaren har et usynlig tegn. Skriv den på nytt.",
                "The comment has an invisible control character. Write it anew."))
        : Optional.empty();
  }

  private static Map<Instant, Choice> choices(Poll poll, Map<String, String> form) {
    Map<Instant, Choice> choices = new HashMap<>();
    int number = 0;
    for (EventTime time : poll.times()) {
      Choice.of(form.getOrDefault(FIELD + number++, ""))
          .ifPresent(choice -> choices.put(time.startsAt(), choice));
    }
    return choices;
  }

  private static String comment(Map<String, String> form) {
    String plain = form.getOrDefault("comment", "").strip();
    if (plain.isEmpty()) {
      return null;
    }
    return plain.length() <= LONGEST_COMMENT ? plain : plain.substring(0, LONGEST_COMMENT);
  }

  private PollPage page(Poll poll, Asked person, boolean thanks, Text fault) {
    boolean english = person.language().equals("en");
    return new PollPage(
        person.language(),
        nov.nameOf(poll.owner(), participants),
        poll.title(),
        person.name(),
        poll.text("place").orElse(null),
        poll.text("note").orElse(null),
        poll.answerBy().map(day -> PollText.day(day, person.language())).orElse(null),
        rows(poll, person),
        person.comment(),
        poll.shown(),
        closed(poll, person).map(text -> english ? text.en() : text.nb()).orElse(null),
        thanks,
        fault == null ? null : english ? fault.en() : fault.nb());
  }

  private static List<PollPage.Row> rows(Poll poll, Asked person) {
    MeetingTimes times = new MeetingTimes(Language.of(person.language()));
    ZoneId own = person.zone() == null ? MeetingTimes.norway() : person.zone();
    List<PollPage.Row> rows = new ArrayList<>();
    for (EventTime time : poll.times()) {
      Choice choice = person.answers().get(time.startsAt());
      rows.add(
          new PollPage.Row(
              FIELD + rows.size(),
              times.inFull(time),
              MeetingTimes.differ(time, own) ? times.inFull(time, own) : null,
              choice == null ? "" : choice.word()));
    }
    return rows;
  }

  private Optional<Text> closed(Poll poll, Asked person) {
    if (!poll.isOpen()) {
      return Optional.of(
          switch (poll.closed()) {
            case CANCELLED -> new Text("Møtet er avlyst.", "The meeting is cancelled.");
            case PICKED, CALLED ->
                new Text(
                    "Tidspunktet er valgt, så det kan ikke svares mer her. Du får en innkalling på e-post.",
                    "The time has been picked, so nothing can be answered here any more. You get an invitation by mail.");
          });
    }
    if (!person.asked()) {
      return Optional.of(
          new Text("Du er ikke lenger med i gruppen.", "You no longer belong to the group."));
    }
    return clock.instant().isBefore(poll.deadline())
        ? Optional.empty()
        : Optional.of(
            new Text(
                "Svarfristen er ute. Skriv til kontaktpersonen om noe er viktig.",
                "The time to answer is over. Write to the contact if something matters."));
  }
}
