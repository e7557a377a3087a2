package no.nov.hub.groups.charter;

import java.util.Optional;
import no.nov.hub.groups.charter.Evaluations.Open;
import no.nov.hub.groups.group.Person;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.problem.UnknownLink;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind the link that leaders get in November. Looking sends nothing. */
@Controller
class EvaluationController {

  private static final int LONGEST = 10_000;

  private final Evaluations evaluations;
  private final Nov nov;

  EvaluationController(Evaluations evaluations, Nov nov) {
    this.nov = nov;
    this.evaluations = evaluations;
  }

  @GetMapping(Links.EVALUATION)
  ModelAndView page(@PathVariable String token) {
    return evaluations
        .find(token)
        .map(open -> shown(evaluations.page(open), HttpStatus.OK))
        .orElseGet(UnknownLink::page);
  }

  @PostMapping(Links.EVALUATION)
  ModelAndView send(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String summary,
      @RequestParam(defaultValue = "") String plan) {
    return evaluations
        .find(token)
        .map(open -> sent(open, new YearSummary.Draft(summary.strip(), plan.strip())))
        .orElseGet(UnknownLink::page);
  }

  private ModelAndView sent(Open open, YearSummary.Draft said) {
    Texts texts = new Texts(open.language());
    Optional<String> fault = fault(said);
    if (fault.isPresent()) {
      return shown(open, said, texts.say(fault.get()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (evaluations.send(open, said)) {
      case SENT -> shown(evaluations.page(open, said, null), HttpStatus.OK);
      case CLOSED -> shown(evaluations.page(open), HttpStatus.CONFLICT);
      case NO_SECRETARY -> {
        Person contact = open.group().contact();
        String why =
            texts.say(
                "charter.fault.no-secretary", contact.name(), contact.address(), nov.shortName());
        yield shown(open, said, why, HttpStatus.CONFLICT);
      }
      case NOT_NOW ->
          shown(open, said, texts.say("charter.fault.not-now"), HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  /** What is wrong with it, by its key. */
  private static Optional<String> fault(YearSummary.Draft said) {
    if (said.summary().isEmpty() || said.plan().isEmpty()) {
      return Optional.of("charter.fault.incomplete");
    }
    if (said.summary().length() > LONGEST || said.plan().length() > LONGEST) {
      return Optional.of("charter.fault.too-long");
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(said.summary() + said.plan())
        ? Optional.of("charter.fault.control-character")
        : Optional.empty();
  }

  private ModelAndView shown(Open open, YearSummary.Draft said, String fault, HttpStatus status) {
    return shown(evaluations.page(open, said, fault), status);
  }

  private static ModelAndView shown(EvaluationPage page, HttpStatus status) {
    ModelAndView view = PageLanguage.page("evaluation", page.language(), page);
    view.setStatus(status);
    return view;
  }
}
