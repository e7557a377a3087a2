package no.nov.hub.groups.planning;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.problem.UnknownLink;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link of a date poll. Looking answers nothing: mail scanners follow links.
 * Whoever has the link answers for the person.
 */
@Controller
class PollPageController {

  private final PollPages pages;

  PollPageController(PollPages pages) {
    this.pages = pages;
  }

  @GetMapping(Links.POLL)
  ModelAndView page(@PathVariable String token) {
    return shown(pages.page(token), page -> HttpStatus.OK);
  }

  @PostMapping(Links.POLL)
  ModelAndView answer(@PathVariable String token, @RequestParam Map<String, String> form) {
    return shown(pages.answer(token, form), PollPageController::answered);
  }

  private static HttpStatus answered(PollPage page) {
    if (page.thanks()) {
      return HttpStatus.OK;
    }
    return page.closed() == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
  }

  private static ModelAndView shown(
      Optional<PollPage> page, Function<PollPage, HttpStatus> status) {
    return page.map(found -> shown(found, status.apply(found))).orElseGet(UnknownLink::page);
  }

  private static ModelAndView shown(PollPage page, HttpStatus status) {
    ModelAndView view = PageLanguage.page("poll", page.language(), page);
    view.setStatus(status);
    return view;
  }
}
