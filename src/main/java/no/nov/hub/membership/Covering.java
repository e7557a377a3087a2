package no.nov.hub.membership;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import no.nov.hub.message.Text;
import no.nov.hub.participant.Participant;
import no.nov.hub.participant.Participants;

/** Who has reported for a month, as figures and as a sentence. */
final class Covering {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");

  private Covering() {}

  static Statistics.Coverage coverage(
      LocalDate asOf,
      Map<String, Count> latest,
      Participants participants,
      Predicate<Count> stale) {
    YearMonth period = period(asOf);
    List<Participant> missing = new ArrayList<>();
    List<String> old = new ArrayList<>();
    for (Participant association : participants.associations()) {
      Count count = latest.get(association.id());
      if (count == null || YearMonth.from(count.asOf()).isBefore(period)) {
        missing.add(association);
      }
      if (count != null && stale.test(count)) {
        old.add(association.id());
      }
    }
    int of = participants.associations().size();
    return new Statistics.Coverage(
        period.toString(),
        of - missing.size(),
        of,
        missing.stream().map(Participant::id).toList(),
        old,
        sentence(period, of, missing));
  }

  /** The month that is over: on its last day the month itself, on other days the one before. */
  private static YearMonth period(LocalDate asOf) {
    YearMonth month = YearMonth.from(asOf);
    return asOf.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
  }

  private static Text sentence(YearMonth period, int of, List<Participant> missing) {
    String nb =
        period.getMonth().getDisplayName(TextStyle.FULL, NORWEGIAN) + " " + period.getYear();
    String en =
        period.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + period.getYear();
    int reported = of - missing.size();
    if (missing.isEmpty()) {
      return new Text(
          "Alle %d har meldt for %s.".formatted(of, nb),
          "All %d have reported for %s.".formatted(of, en));
    }
    List<String> names = missing.stream().map(Participant::shortName).toList();
    return new Text(
        "%d av %d har meldt for %s; %s har ikke.".formatted(reported, of, nb, joined(names, "og")),
        "%d of %d have reported for %s; %s %s not."
            .formatted(reported, of, en, joined(names, "and"), names.size() == 1 ? "has" : "have"));
  }

  private static String joined(List<String> names, String and) {
    return names.size() == 1
        ? names.get(0)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " "
            + and
            + " "
            + names.get(names.size() - 1);
  }
}
