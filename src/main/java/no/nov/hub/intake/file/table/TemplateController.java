package no.nov.hub.intake.file.table;

import no.nov.hub.intake.access.Caller;
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

  TemplateController(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/api/v1/templates/{name}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String name, Caller caller) {
    return templates.names().contains(name)
        ? file(name + ".csv", CSV, templates.csv(name, caller.findParticipant()))
        : ResponseEntity.notFound().build();
  }

  @GetMapping("/api/v1/templates/{name}.xlsx")
  ResponseEntity<byte[]> xlsx(@PathVariable String name, Caller caller) {
    return templates.names().contains(name)
        ? file(name + ".xlsx", XLSX, templates.xlsx(name, caller.findParticipant()))
        : ResponseEntity.notFound().build();
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }
}
