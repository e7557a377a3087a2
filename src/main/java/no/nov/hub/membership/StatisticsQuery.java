package no.nov.hub.membership;

import java.time.LocalDate;
import java.util.Optional;
import no.nov.hub.message.DateWords;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;

/** What may be asked of the figures. */
final class StatisticsQuery {

  static final int MOST_MONTHS = 240;

  private StatisticsQuery() {}

  /** There are no figures of a day that has not come; today's are not those. */
  static Optional<Reason> fault(LocalDate asOf, LocalDate today) {
    if (!asOf.isAfter(today)) {
      return Optional.empty();
    }
    Text asked = DateWords.of(asOf);
    Text latest = DateWords.of(today);
    return Optional.of(
        Reason.of(
            "asOf",
            "in_future",
            "«asOf» er %s, som ikke er kommet ennå; da finnes det ingen tall. Spør om %s (%s) eller tidligere."
                .formatted(asked.nb(), latest.nb(), today),
            "“asOf” is %s, which has not come yet, so there are no figures. Ask for %s (%s) or earlier."
                .formatted(asked.en(), latest.en(), today)));
  }

  static Optional<Reason> fault(int months) {
    return months >= 1 && months <= MOST_MONTHS
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                "months",
                "out_of_range",
                "«months» er «%d»; skriv et helt tall fra 1 til %d."
                    .formatted(months, MOST_MONTHS),
                "“months” is “%d”; write a whole number from 1 to %d."
                    .formatted(months, MOST_MONTHS)));
  }
}
