package no.nov.hub.app.console;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.position.IssuePage;
import no.nov.hub.shared.position.IssueSummary;
import no.nov.hub.shared.position.Stance;

/**
 * A hearing whose deadline is ahead.
 *
 * @param deadline in words
 * @param silent who has no position yet, as a sentence
 */
record Hearing(String title, String deadline, String silent) {

  /**
   * The next one first.
   *
   * @param whose one alone sees only what it has said nothing about; who sees for all sees all
   */
  static List<Hearing> of(
      IssuePage issues, List<String> whose, Participants participants, Wording wording) {
    return issues.issues().stream()
        .filter(issue -> issue.deadline() != null)
        .filter(issue -> whose.size() > 1 || issue.stances().get(whose.get(0)) == Stance.SILENT)
        .sorted(Comparator.comparing(IssueSummary::deadline))
        .map(
            issue ->
                new Hearing(
                    issue.title(),
                    deadline(issue.deadline(), issues.asOf(), wording),
                    silent(issue, participants, wording)))
        .toList();
  }

  private static String deadline(LocalDate date, LocalDate today, Wording wording) {
    long days = ChronoUnit.DAYS.between(today, date);
    String day = wording.weekday(date);
    if (days == 0) {
      return wording.say("overview.hearing.today", day);
    }
    return days == 1
        ? wording.say("overview.hearing.tomorrow", day)
        : wording.say("overview.hearing.in-days", day, days);
  }

  private static String silent(IssueSummary issue, Participants participants, Wording wording) {
    List<String> names =
        participants.associations().stream()
            .filter(association -> issue.stances().get(association.id()) == Stance.SILENT)
            .map(Participant::shortName)
            .toList();
    if (names.isEmpty()) {
      return wording.say("overview.hearing.all-spoken");
    }
    return wording.say(
        names.size() == 1 ? "overview.hearing.silent-one" : "overview.hearing.silent-many",
        wording.joined(names));
  }
}
