package no.nov.hub.app.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.audit.ChainCheck;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operator's audit commands call this. */
@RestController
class AuditController {

  private static final int MOST = 500;

  private final AuditTrail trail;
  private final AuditLog auditLog;
  private final Clock clock;

  AuditController(AuditTrail trail, AuditLog auditLog, Clock clock) {
    this.trail = trail;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /**
   * The newest first.
   *
   * @param until the last day
   * @param after {@code next} of the page before
   */
  @GetMapping("/api/v1/operator/audit")
  ResponseEntity<Object> list(
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate until,
      @RequestParam(required = false) String who,
      @RequestParam(required = false) String action,
      @RequestParam(required = false) String forWhom,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) Long after) {
    Optional<Reason> unfit = Problem.outOfRange("limit", limit, MOST);
    if (unfit.isPresent()) {
      return Problem.badQuery(List.of(unfit.get()));
    }
    AuditFilter filter =
        new AuditFilter(
            startOf(from),
            startOf(until == null ? null : until.plusDays(1)),
            plain(who),
            plain(action),
            plain(forWhom));
    return ResponseEntity.ok(trail.page(filter, limit, after));
  }

  private Instant startOf(LocalDate day) {
    return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
  }

  /** As the texts of entries are: PostgreSQL takes no zero in one. */
  private static String plain(String text) {
    return text == null ? null : PlainText.oneLine(text);
  }

  /** A line of JSON for each, the oldest first. If it fails half-way the answer breaks off. */
  @PostMapping("/api/v1/operator/audit/export")
  void export(HttpServletResponse response, Caller operator) throws IOException {
    auditLog.note(operator, "audit exported", "all");
    response.setContentType("application/jsonl");
    OutputStream lines = new BufferedOutputStream(response.getOutputStream());
    trail.readAll(
        entry -> {
          lines.write(Json.MAPPER.writeValueAsBytes(entry));
          lines.write('\n');
        });
    lines.flush();
  }

  @GetMapping("/api/v1/operator/audit/check")
  ChainCheck check() {
    return trail.check();
  }
}
