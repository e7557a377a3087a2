package no.nov.hub.app.console;

import jakarta.servlet.http.HttpServletRequest;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
class OverviewController {

  private final Overview overview;

  OverviewController(Overview overview) {
    this.overview = overview;
  }

  @GetMapping(Links.OVERVIEW)
  ModelAndView overview(Caller caller, HttpServletRequest request) {
    Language language =
        caller
            .findUser()
            .map(User::language)
            .orElseGet(() -> Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    return PageLanguage.page("overview", language, overview.now(caller, language))
        .addObject("subscription", subscription(request));
  }

  /** What a calendar program on the reader's machine opens to subscribe, and not to copy once. */
  private static String subscription(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request)
        .scheme("webcal")
        .path(Links.CALENDAR)
        .toUriString();
  }
}
