package no.nov.hub.charter;

import java.util.Optional;
import no.nov.hub.message.PlainText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind the link that leaders get in November. Looking sends nothing. */
@Controller
class EvaluationController {

  private static final String UNKNOWN = "answer-unknown";
  private static final int LONGEST = 10_000;

  private final Evaluations evaluations;

  EvaluationController(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @GetMapping("/evaluering/{token}")
  String page(@PathVariable String token, Model model) {
    return evaluations
        .find(token)
        .map(open -> shown(evaluations.page(open), model))
        .orElse(UNKNOWN);
  }

  @PostMapping("/evaluering/{token}")
  String send(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String summary,
      @RequestParam(defaultValue = "") String plan,
      Model model) {
    Optional<Evaluations.Open> found = evaluations.find(token);
    if (found.isEmpty()) {
      return UNKNOWN;
    }
    Evaluations.Open open = found.get();
    YearSummary.Draft said = new YearSummary.Draft(summary.strip(), plan.strip());
    String fault = fault(said, open.isNorwegian());
    if (fault == null && !evaluations.send(open, said)) {
      fault =
          open.isNorwegian()
              ? "Huben kan ikke ta imot dette akkurat nå. Teksten din står her; send på nytt om litt."
              : "The hub cannot receive this just now. Your text is here; send again in a while.";
    }
    return shown(evaluations.page(open, said, fault == null, fault), model);
  }

  private static String fault(YearSummary.Draft said, boolean norwegian) {
    if (said.summary().isEmpty() || said.plan().isEmpty()) {
      return norwegian
          ? "Skriv både sammendrag og plan; noen setninger er nok."
          : "Write both summary and plan; a few sentences are enough.";
    }
    if (said.summary().length() > LONGEST || said.plan().length() > LONGEST) {
      return norwegian
          ? "Teksten er lengre enn 10 000 tegn. Kort den ned."
          : "The text is longer than 10,000 characters. Shorten it.";
    }
    if (PlainText.hasControlCharactersBesidesLineBreaks(said.summary() + said.plan())) {
      return norwegian
          ? "Teksten har et usynlig styretegn. Skriv den på nytt uten det."
          : "The text has an invisible control character. Write it anew without it.";
    }
    return null;
  }

  private static String shown(EvaluationPage page, Model model) {
    model.addAttribute("page", page);
    return "evaluation";
  }
}
