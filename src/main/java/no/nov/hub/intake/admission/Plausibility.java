package no.nov.hub.intake.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** What a person would ask about a figure, beside the sender's others. */
@Component
class Plausibility {

  /** Where the doubt is about the date, and not about the figure. */
  static final String DATE = "data.asOf";

  /** As long as a count is fresh, and a little more than a quarter. */
  private static final int NEXT_TO_DAYS = 100;

  private final AdmissionSettings settings;
  private final Clock clock;

  Plausibility(AdmissionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Optional<Reason> doubt(Measure measure, BatchMemory past) {
    return unexpected(measure, past).or(() -> implausible(measure, past));
  }

  /** A wrong year is the usual slip, and would change history that nobody looks at again. */
  private Optional<Reason> unexpected(Measure measure, BatchMemory past) {
    LocalDate oldest = LocalDate.now(clock).minusMonths(settings.oldAfterMonths());
    Optional<Measure> later = past.nearestLater(measure.asOf());
    if (!measure.asOf().isBefore(oldest) || later.isEmpty() || isExpected(measure, past)) {
      return Optional.empty();
    }
    return past.measureOn(measure.asOf())
        .map(before -> changesOld(measure, before))
        .or(() -> later.map(known -> old(measure, known)));
  }

  private static boolean isExpected(Measure measure, BatchMemory past) {
    return past.measureOn(measure.asOf())
        .map(known -> known.value() == measure.value())
        .orElseGet(() -> fillsGap(measure.asOf(), past));
  }

  /** Beside a figure that is known, where none is for longer: history that is sent bit by bit. */
  private static boolean fillsGap(LocalDate date, BatchMemory past) {
    Optional<LocalDate> before = past.nearestEarlier(date).map(Measure::asOf);
    Optional<LocalDate> after = past.nearestLater(date).map(Measure::asOf);
    boolean nextToOne =
        before.filter(d -> isNextTo(d, date)).isPresent()
            || after.filter(d -> isNextTo(date, d)).isPresent();
    boolean wide = before.isEmpty() || after.isEmpty() || !isNextTo(before.get(), after.get());
    return nextToOne && wide;
  }

  private static boolean isNextTo(LocalDate earlier, LocalDate later) {
    return ChronoUnit.DAYS.between(earlier, later) <= NEXT_TO_DAYS;
  }

  private Reason old(Measure measure, Measure later) {
    Text day = DateWords.of(measure.asOf());
    Text other = DateWords.of(later.asOf());
    return Reason.of(
        DATE,
        "unexpected",
        "Tallet er for %s, mer enn %d måneder tilbake, og dere har allerede sendt tall for senere dager, som %s. Det venter på dere. Er datoen feil, send tallet på nytt med rett dato."
            .formatted(day.nb(), settings.oldAfterMonths(), other.nb()),
        "The figure is for %s, more than %d months ago, and you have already sent figures for later days, such as %s. It waits for you. If the date is wrong, send the figure again with the right one."
            .formatted(day.en(), settings.oldAfterMonths(), other.en()));
  }

  private Reason changesOld(Measure measure, Measure before) {
    Text day = DateWords.of(measure.asOf());
    return Reason.of(
        DATE,
        "unexpected",
        "Tallet er for %s, mer enn %d måneder tilbake, og ville endre det dere har meldt for dagen, fra %d til %d. Det venter på dere. Er datoen feil, send tallet på nytt med rett dato."
            .formatted(day.nb(), settings.oldAfterMonths(), before.value(), measure.value()),
        "The figure is for %s, more than %d months ago, and would change what you have reported for the day, from %d to %d. It waits for you. If the date is wrong, send the figure again with the right one."
            .formatted(day.en(), settings.oldAfterMonths(), before.value(), measure.value()));
  }

  private Optional<Reason> implausible(Measure measure, BatchMemory past) {
    return past.nearestEarlier(measure.asOf())
        .filter(earlier -> differsTooMuch(measure.value(), earlier.value()))
        .map(earlier -> implausible(measure, earlier));
  }

  private boolean differsTooMuch(long value, long earlier) {
    return Math.abs(value - earlier) * 100L > settings.plausiblePercent() * earlier;
  }

  private Reason implausible(Measure measure, Measure earlier) {
    Text day = DateWords.of(earlier.asOf());
    return Reason.of(
        measure.field(),
        "implausible",
        "Tallet %d avviker mer enn %d %% fra %d per %s og venter på dere. Er det galt, send det rette tallet."
            .formatted(measure.value(), settings.plausiblePercent(), earlier.value(), day.nb()),
        "The figure %d differs by more than %d %% from %d on %s and waits for you. If it is wrong, send the right figure."
            .formatted(measure.value(), settings.plausiblePercent(), earlier.value(), day.en()));
  }
}
