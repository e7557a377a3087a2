package no.nov.hub.groups.charter;

import java.util.Optional;
import no.nov.hub.groups.charter.Evaluations.Open;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.group.Person;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
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
  private static final Text NOT_NOW =
      new Text(
          "Huben kan ikke ta imot dette akkurat nå. Teksten din står her; send på nytt om litt.",
          "The hub cannot receive this just now. Your text is here; send again in a while.");

  private final Evaluations evaluations;

  EvaluationController(Evaluations evaluations) {
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
    Optional<Text> fault = fault(said);
    if (fault.isPresent()) {
      return shown(open, said, fault.get(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (evaluations.send(open, said)) {
      case SENT -> shown(evaluations.page(open, said, null), HttpStatus.OK);
      case CLOSED -> shown(evaluations.page(open), HttpStatus.CONFLICT);
      case NO_SECRETARY ->
          shown(open, said, noSecretary(open.group().contact()), HttpStatus.CONFLICT);
      case NOT_NOW -> shown(open, said, NOT_NOW, HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  private static Text noSecretary(Person contact) {
    return CharterTexts.text(
        "NOV har ingen sekretær i huben, så ingen kan sende dette på vegne av NOV. Ta vare på teksten din, og si fra til %s, %s: den som driver huben, må sette hub.nov.secretary. Send så på nytt.",
        "NOV has no secretary in the hub, so nobody can send this on behalf of NOV. Keep your text, and tell %s, %s: whoever runs the hub must set hub.nov.secretary. Then send again.",
        contact.name(),
        contact.address());
  }

  private static Optional<Text> fault(YearSummary.Draft said) {
    if (said.summary().isEmpty() || said.plan().isEmpty()) {
      return Optional.of(
          new Text(
              "Skriv både sammendrag og plan; noen setninger er nok.",
              "Write both summary and plan; a few sentences are enough."));
    }
    if (said.summary().length() > LONGEST || said.plan().length() > LONGEST) {
      return Optional.of(
          new Text(
              "Teksten er lengre enn 10 000 tegn. Kort den ned.",
              "The text is longer than 10,000 characters. Shorten it."));
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(said.summary() + said.plan())
        ? Optional.of(
            new Text(
                "Teksten har et usynlig tegn. Skriv den på nytt uten det.",
                "The text has an invisible control character. Write it anew without it."))
        : Optional.empty();
  }

  private ModelAndView shown(Open open, YearSummary.Draft said, Text fault, HttpStatus status) {
    return shown(evaluations.page(open, said, fault), status);
  }

  private static ModelAndView shown(EvaluationPage page, HttpStatus status) {
    ModelAndView view = PageLanguage.page("evaluation", Language.of(page.language()), page);
    view.setStatus(status);
    return view;
  }
}
