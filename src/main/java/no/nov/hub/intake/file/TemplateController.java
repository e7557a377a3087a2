package no.nov.hub.intake.file;

import java.security.Principal;
import java.util.Optional;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spreadsheets to begin with, for everybody; a participant's key gets its own municipalities and
 * id.
 */
@RestController
class TemplateController {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Templates templates;
  private final Participants participants;

  TemplateController(Templates templates, Participants participants) {
    this.templates = templates;
    this.participants = participants;
  }

  @GetMapping("/api/v1/templates/{name}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String name, Principal caller) {
    return templates.names().contains(name)
        ? file(name + ".csv", CSV, templates.csv(name, asker(caller)))
        : ResponseEntity.notFound().build();
  }

  @GetMapping("/api/v1/templates/{name}.xlsx")
  ResponseEntity<byte[]> xlsx(@PathVariable String name, Principal caller) {
    return templates.names().contains(name)
        ? file(name + ".xlsx", XLSX, templates.xlsx(name, asker(caller)))
        : ResponseEntity.notFound().build();
  }

  /** Nobody for whom has no key, and for the operator. */
  private Optional<Participant> asker(Principal caller) {
    return Optional.ofNullable(caller).flatMap(known -> participants.find(known.getName()));
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
