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

  /** The next one first. */
  static List<Hearing> of(IssuePage issues, Participants participants) {
    return issues.issues().stream()
        .filter(issue -> issue.deadline() != null)
        .sorted(Comparator.comparing(IssueSummary::deadline))
        .map(
            issue ->
                new Hearing(
                    issue.title(),
                    deadline(issue.deadline(), issues.asOf()),
                    silent(issue, participants)))
        .toList();
  }

  private static String deadline(LocalDate date, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, date);
    String left = days == 0 ? "i dag" : days == 1 ? "i morgen" : "om " + days + " dager";
    return NorwegianFormat.weekday(date) + ", " + left;
  }

  private static String silent(IssueSummary issue, Participants participants) {
    List<String> names =
        participants.associations().stream()
            .filter(association -> issue.stances().get(association.id()) == Stance.SILENT)
            .map(Participant::shortName)
            .toList();
    return names.isEmpty()
        ? "Alle foreningene har gitt standpunkt."
        : NorwegianFormat.joined(names) + " har ikke gitt standpunkt.";
  }
}
