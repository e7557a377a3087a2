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
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.PlainText;
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
  private final RespondentTables people;
  private final Participants participants;
  private final Nov nov;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PollPages(
      PollTables polls,
      RespondentTables people,
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

  private PollPage answered(Poll poll, Respondent person, String token, Map<String, String> form) {
    if (closed(poll, person).isPresent()) {
      return page(poll, person, false, null);
    }
    Optional<String> fault = fault(poll, form);
    if (fault.isPresent()) {
      return page(poll, person, false, fault.get());
    }
    Instant now = clock.instant();
    people.answer(person, choices(poll, form), comment(form), now);
    polls.lookAt(poll.about(), now);
    return page(poll, people.byToken(token).orElseThrow(), true, null);
  }

  /** What is wrong with it, by its key. */
  private static Optional<String> fault(Poll poll, Map<String, String> form) {
    if (!form.getOrDefault("asking", "").equals(poll.shown())) {
      return Optional.of("planning.fault.changed");
    }
    if (choices(poll, form).size() < poll.times().size()) {
      return Optional.of("planning.fault.incomplete");
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(form.getOrDefault("comment", ""))
        ? Optional.of("common.fault.control-character")
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

  private PollPage page(Poll poll, Respondent person, boolean thanks, String fault) {
    Language language = person.language();
    Texts texts = new Texts(language);
    return new PollPage(
        language,
        nov.nameOf(poll.owner(), participants),
        poll.title(),
        person.name(),
        poll.text("place").orElse(null),
        poll.text("note").orElse(null),
        poll.answerBy().map(new MeetingTimes(language)::day).orElse(null),
        rows(poll, person),
        person.comment(),
        poll.shown(),
        closed(poll, person).map(texts::say).orElse(null),
        thanks,
        fault == null ? null : texts.say(fault));
  }

  private static List<PollPage.Row> rows(Poll poll, Respondent person) {
    MeetingTimes times = new MeetingTimes(person.language());
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

  /** Why nobody or not this one can answer, by its key. */
  private Optional<String> closed(Poll poll, Respondent person) {
    if (!poll.isOpen()) {
      return Optional.of(
          switch (poll.closed()) {
            case CANCELLED -> "planning.closed.cancelled";
            case PICKED, CALLED -> "planning.closed.picked";
          });
    }
    if (!person.asked()) {
      return Optional.of("planning.closed.left");
    }
    return clock.instant().isBefore(poll.deadline())
        ? Optional.empty()
        : Optional.of("planning.closed.over");
  }
}
