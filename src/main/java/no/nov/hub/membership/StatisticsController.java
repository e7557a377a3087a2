package no.nov.hub.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int MOST_MONTHS = 240;

  private final Figures figures;
  private final StatisticsCsv csv;
  private final Clock clock;

  StatisticsController(Figures figures, StatisticsCsv csv, Clock clock) {
    this.figures = figures;
    this.csv = csv;
    this.clock = clock;
  }

  @GetMapping("/api/v1/statistics")
  Statistics statistics(@RequestParam(required = false) LocalDate asOf) {
    return figures.on(date(asOf));
  }

  @GetMapping("/api/v1/statistics.csv")
  ResponseEntity<byte[]> statisticsAsCsv(@RequestParam(required = false) LocalDate asOf) {
    LocalDate date = date(asOf);
    return file("nov-medlemstall-" + date + ".csv", csv.of(figures.on(date)));
  }

  /**
   * @param months at most 240
   */
  @GetMapping("/api/v1/statistics/history")
  Map<String, List<Statistics>> history(@RequestParam(defaultValue = "24") int months) {
    return Map.of("months", figures.byMonth(within(months)));
  }

  @GetMapping("/api/v1/statistics/history.csv")
  ResponseEntity<byte[]> historyAsCsv(@RequestParam(defaultValue = "24") int months) {
    return file("nov-medlemstall-per-maaned.csv", csv.ofMonths(figures.byMonth(within(months))));
  }

  private LocalDate date(LocalDate asked) {
    return Optional.ofNullable(asked).orElseGet(() -> LocalDate.now(clock));
  }

  private static int within(int months) {
    return Math.max(1, Math.min(months, MOST_MONTHS));
  }

  private static ResponseEntity<byte[]> file(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
