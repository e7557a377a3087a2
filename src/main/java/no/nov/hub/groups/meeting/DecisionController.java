package no.nov.hub.groups.meeting;

import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.language.Language;
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
 * The page behind the link that a contact gets with an answer that waits. Looking decides nothing:
 * mail scanners follow links.
 */
@Controller
class DecisionController {

  private final DecisionPages pages;

  DecisionController(DecisionPages pages) {
    this.pages = pages;
  }

  @GetMapping(Links.DECISION)
  ModelAndView page(@PathVariable String token) {
    return shown(pages.page(token));
  }

  @PostMapping(Links.DECISION)
  ModelAndView decide(@PathVariable String token, @RequestParam Map<String, String> form) {
    return shown(pages.decide(token, form.get("holds")));
  }

  private static ModelAndView shown(Optional<DecisionPage> page) {
    return page.map(DecisionController::shown).orElseGet(UnknownLink::page);
  }

  private static ModelAndView shown(DecisionPage page) {
    ModelAndView view = PageLanguage.page("answer-decision", Language.NB, page);
    view.setStatus(page.fault() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    return view;
  }
}
