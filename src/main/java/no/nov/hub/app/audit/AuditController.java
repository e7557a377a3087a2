package no.nov.hub.app.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.audit.Head;
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
  private static final Pattern KNOWN = Pattern.compile("([1-9]\\d{0,17}):([0-9a-f]{64})");
  private static final Reason UNFIT_KNOWN =
      Reason.of(
          "known",
          "wrong_form",
          "«known» må være nummeret, et kolon og de 64 tegnene i hashen, slik «audit check» skriver det.",
          "“known” must be the number, a colon and the 64 characters of the hash, as “audit check” writes it.");

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

  /**
   * A line of JSON for each, the oldest first, and a last one that tells how many they are. Where
   * it is missing, or the answer breaks off, not all is there.
   */
  @PostMapping("/api/v1/operator/audit/export")
  void export(HttpServletResponse response, Caller operator) throws IOException {
    auditLog.note(operator, "audit exported", "all");
    response.setContentType("application/jsonl");
    ExportedLines lines = new ExportedLines(response.getOutputStream());
    trail.readAll(lines::write);
    lines.end();
  }

  /**
   * @param known what was noted elsewhere of an entry, as number, colon and hash
   */
  @GetMapping("/api/v1/operator/audit/check")
  ResponseEntity<Object> check(@RequestParam(required = false) String known) {
    if (known == null) {
      return ResponseEntity.ok(trail.check());
    }
    Matcher parts = KNOWN.matcher(known);
    if (!parts.matches()) {
      return Problem.badQuery(List.of(UNFIT_KNOWN));
    }
    return ResponseEntity.ok(trail.check(new Head(Long.parseLong(parts.group(1)), parts.group(2))));
  }
}
