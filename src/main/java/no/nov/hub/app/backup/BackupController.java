package no.nov.hub.app.backup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.audit.AuditLog;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's backup command calls this. */
@RestController
class BackupController {

  private final BackingUp backingUp;
  private final AuditLog auditLog;

  BackupController(BackingUp backingUp, AuditLog auditLog) {
    this.backingUp = backingUp;
    this.auditLog = auditLog;
  }

  /** If it fails half-way the copy has no manifest, and the command says so. */
  @PostMapping("/api/v1/operator/backup")
  void backup(HttpServletResponse response, Caller operator) throws IOException, SQLException {
    auditLog.note(operator, "backup taken", "kept");
    response.setContentType("application/zip");
    backingUp.write(response.getOutputStream());
  }
}
