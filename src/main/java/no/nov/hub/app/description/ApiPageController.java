package no.nov.hub.app.description;

import jakarta.servlet.http.HttpServletResponse;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The descriptions of the hub for programs, and a page that shows one of them with Swagger UI. */
@Controller
class ApiPageController {

  /** As strict as elsewhere, but for scripts of the hub itself and the pictures in its styles. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  @GetMapping("/api")
  ModelAndView page(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String languages,
      HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    return PageLanguage.page("api", Language.accepted(languages));
  }

  @GetMapping("/api/{name:openapi|asyncapi}.yaml")
  ResponseEntity<Resource> document(@PathVariable String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_YAML)
        .body(new ClassPathResource("api/" + name + ".yaml"));
  }
}
