package no.nov.hub.shared.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** NOV's figures as JSON for programs and as CSV for Excel. */
@RestController
class StatisticsController {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final int MOST_MONTHS = 240;

  private final Figures figures;
  private final StatisticsCsv csv;
  private final Clock clock;

  StatisticsController(Figures figures, StatisticsCsv csv, Clock clock) {
    this.figures = figures;
    this.csv = csv;
    this.clock = clock;
  }

  /**
   * @param asOf not after today
   */
  @GetMapping("/api/v1/statistics")
  ResponseEntity<Object> statistics(@RequestParam Optional<LocalDate> asOf) {
    return on(asOf, ResponseEntity::ok);
  }

  @GetMapping("/api/v1/statistics.csv")
  ResponseEntity<Object> statisticsAsCsv(@RequestParam Optional<LocalDate> asOf) {
    return on(asOf, found -> file("nov-medlemstall-" + found.asOf() + ".csv", csv.of(found)));
  }

  /**
   * @param months from 1 to 240
   */
  @GetMapping("/api/v1/statistics/history")
  ResponseEntity<Object> history(@RequestParam(defaultValue = "24") int months) {
    return byMonth(months, found -> ResponseEntity.ok(Map.of("months", found)));
  }

  @GetMapping("/api/v1/statistics/history.csv")
  ResponseEntity<Object> historyAsCsv(@RequestParam(defaultValue = "24") int months) {
    return byMonth(months, found -> file("nov-medlemstall-per-maaned.csv", csv.ofMonths(found)));
  }

  private ResponseEntity<Object> on(
      Optional<LocalDate> asked, Function<Statistics, ResponseEntity<Object>> answer) {
    LocalDate today = LocalDate.now(clock);
    LocalDate asOf = asked.orElse(today);
    return unless(notComeYet(asOf, today), () -> answer.apply(figures.on(asOf)));
  }

  /** There are no figures of a day that has not come; today's are not those. */
  private static Optional<Reason> notComeYet(LocalDate asOf, LocalDate today) {
    if (asOf.isBefore(EARLIEST)) {
      return Optional.of(tooEarly());
    }
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

  private static Reason tooEarly() {
    return Reason.of(
        "asOf",
        "out_of_range",
        "«asOf» er før %s. Skriv en dato som 2026-09-30.".formatted(DateWords.of(EARLIEST).nb()),
        "“asOf” is before %s. Write a date like 2026-09-30."
            .formatted(DateWords.of(EARLIEST).en()));
  }

  private ResponseEntity<Object> byMonth(
      int months, Function<List<Statistics>, ResponseEntity<Object>> answer) {
    return unless(
        Problem.outOfRange("months", months, MOST_MONTHS),
        () -> answer.apply(figures.byMonth(months)));
  }

  private static ResponseEntity<Object> unless(
      Optional<Reason> fault, Supplier<ResponseEntity<Object>> answer) {
    return fault.map(reason -> Problem.badQuery(List.of(reason))).orElseGet(answer);
  }

  private static ResponseEntity<Object> file(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
