package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.document.Pdf;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own groups, and to the secretary of NOV those of NOV: JSON, or to print as PDF or HTML. */
@RestController
class YearPlanController {

  private static final String ADDRESS = "/api/v1/year-plan";
  private static final int EARLIEST = 1850;
  private static final int LATEST = 2200;

  private final YearPlans plans;
  private final Pdf pdf;
  private final Clock clock;

  YearPlanController(YearPlans plans, Pdf pdf, Clock clock) {
    this.plans = plans;
    this.pdf = pdf;
    this.clock = clock;
  }

  @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> plan(@RequestParam(required = false) Integer year, Caller caller) {
    return answer(year, caller, plan -> plan);
  }

  @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<Object> printed(@RequestParam(required = false) Integer year, Caller caller) {
    return answer(
        year,
        caller,
        plan -> pdf.of(YearPlanPage.of(plan), YearPlanPage.title(plan), clock.instant()));
  }

  @GetMapping(path = ADDRESS, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  ResponseEntity<Object> page(@RequestParam(required = false) Integer year, Caller caller) {
    return answer(year, caller, plan -> YearPlanPage.of(plan).html());
  }

  private ResponseEntity<Object> answer(
      Integer year, Caller caller, Function<YearPlan, Object> written) {
    int wanted =
        year == null ? LocalDate.now(clock.withZone(MeetingTimes.norway())).getYear() : year;
    if (wanted < EARLIEST || wanted > LATEST) {
      return Problem.badQuery(
          List.of(
              Reason.of(
                  "year",
                  "not_a_year",
                  "«year» er %d, men må være et år fra %d til %d. Skriv for eksempel 2027."
                      .formatted(wanted, EARLIEST, LATEST),
                  "“year” is %d, but must be a year from %d to %d. Write for instance 2027."
                      .formatted(wanted, EARLIEST, LATEST))));
    }
    return ResponseEntity.ok(written.apply(plans.of(caller.owners(), wanted)));
  }
}
