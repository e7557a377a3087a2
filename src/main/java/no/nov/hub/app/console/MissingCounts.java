package no.nov.hub.app.console;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics;

/** Who has not reported, a sentence each. */
final class MissingCounts {

  private MissingCounts() {}

  /**
   * @param whose ids of those whom it is about
   */
  static List<String> of(
      Statistics now, List<String> whose, Participants participants, Wording wording) {
    if (now.byAssociation().isEmpty()) {
      return List.of(wording.say("overview.counts.nobody"));
    }
    return now.coverage().missing().stream()
        .filter(whose::contains)
        .map(
            id ->
                sentence(
                    Wording.shortName(id, participants), now.byAssociation().get(id), now, wording))
        .toList();
  }

  private static String sentence(
      String name, Statistics.OfAssociation last, Statistics now, Wording wording) {
    if (last == null) {
      return wording.say("overview.counts.never", name);
    }
    LocalDate today = now.asOf();
    return wording.say(
        "overview.counts.missing",
        name,
        wording.month(YearMonth.parse(now.coverage().period()), today),
        wording.day(last.countedOn(), today));
  }
}
