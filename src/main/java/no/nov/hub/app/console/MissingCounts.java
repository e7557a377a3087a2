package no.nov.hub.app.console;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics;

/** Who has not reported, a sentence each. */
final class MissingCounts {

  private MissingCounts() {}

  static List<String> of(Statistics now, Participants participants) {
    if (now.byAssociation().isEmpty()) {
      return List.of("Ingen av foreningene har meldt medlemstall ennå.");
    }
    return now.coverage().missing().stream()
        .map(
            id ->
                sentence(
                    NorwegianFormat.shortName(id, participants), now.byAssociation().get(id), now))
        .toList();
  }

  private static String sentence(String name, Statistics.OfAssociation last, Statistics now) {
    if (last == null) {
      return name + " har ikke meldt medlemstall ennå.";
    }
    LocalDate today = now.asOf();
    return "%s har ikke meldt medlemstall for %s. Siste tall er fra %s."
        .formatted(
            name,
            NorwegianFormat.month(YearMonth.parse(now.coverage().period()), today),
            NorwegianFormat.day(last.countedOn(), today));
  }
}
