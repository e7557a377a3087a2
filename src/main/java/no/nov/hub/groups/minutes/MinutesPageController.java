package no.nov.hub.groups.minutes;

import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.minutes.MinutesPages.Found;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.problem.UnknownLink;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a link to minutes. Looking says nothing: mail scanners follow links. Whoever has
 * the link speaks for the person.
 */
@Controller
class MinutesPageController {

  private static final int LONGEST = 2000;

  private final MinutesPages pages;
  private final Releasing releasing;
  private final Approving approving;

  MinutesPageController(MinutesPages pages, Releasing releasing, Approving approving) {
    this.pages = pages;
    this.releasing = releasing;
    this.approving = approving;
  }

  @GetMapping(Links.MINUTES)
  ModelAndView page(@PathVariable String token) {
    return pages
        .find(token)
        .map(found -> shown(found, null, null, HttpStatus.OK))
        .orElseGet(UnknownLink::page);
  }

  @PostMapping(Links.MINUTES)
  ModelAndView say(@PathVariable String token, @RequestParam Map<String, String> form) {
    Optional<Found> asked = pages.find(token);
    if (asked.isEmpty()) {
      return UnknownLink.page();
    }
    Found found = asked.get();
    if (pages.closed(found).isPresent()) {
      return shown(found, null, null, HttpStatus.CONFLICT);
    }
    String comment = form.getOrDefault("comment", "").strip();
    boolean agrees = "yes".equals(form.get("answer"));
    Optional<String> fault = fault(found, form.get("answer"), comment);
    if (fault.isPresent()) {
      return shown(found, null, fault.get(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    boolean kept = found.reads() ? read(found, agrees, comment) : reply(found, agrees, comment);
    Found after = pages.find(token).orElse(found);
    return kept
        ? shown(after, thanks(after, agrees), null, HttpStatus.OK)
        : shown(after, null, null, HttpStatus.CONFLICT);
  }

  private boolean read(Found found, boolean sends, String remark) {
    return sends
        ? releasing.release(found.minutes(), Releasing.BY_READER)
        : releasing.giveBack(found.minutes(), remark);
  }

  private boolean reply(Found found, boolean approves, String comment) {
    return approves
        ? approving.say(found.reply(), Reply.Said.APPROVED, null)
        : approving.say(found.reply(), Reply.Said.OBJECTED, comment);
  }

  private static Optional<String> fault(Found found, String answer, String comment) {
    Texts texts = found.texts();
    if (!"yes".equals(answer) && !"no".equals(answer)) {
      return Optional.of(texts.say("minutes.answer.choose"));
    }
    if (answer.equals("no") && comment.isEmpty()) {
      return Optional.of(texts.say("minutes.answer.say-what"));
    }
    if (comment.length() > LONGEST) {
      return Optional.of(texts.say("minutes.answer.too-long"));
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(comment)
        ? Optional.of(texts.say("minutes.answer.invisible"))
        : Optional.empty();
  }

  private static String thanks(Found found, boolean agrees) {
    Texts texts = found.texts();
    if (found.reads()) {
      return texts.say(agrees ? "minutes.thanks.sent" : "minutes.thanks.returned");
    }
    return texts.say(agrees ? "minutes.thanks.approved" : "minutes.thanks.objected");
  }

  private ModelAndView shown(Found found, String thanks, String fault, HttpStatus status) {
    ModelAndView view =
        PageLanguage.page("minutes", found.language(), pages.page(found, thanks, fault));
    view.setStatus(status);
    return view;
  }
}
