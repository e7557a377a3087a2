package no.nov.hub.groups.meeting;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.meeting.AnswerPages.Found;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.problem.UnknownLink;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link of an invitation. Looking answers nothing: mail scanners follow links.
 * Whoever has the link answers for the person, as with the buttons of the mail.
 */
@Controller
class AnswerPageController {

  private final AnswerPages pages;
  private final Answers answers;

  AnswerPageController(AnswerPages pages, Answers answers) {
    this.pages = pages;
    this.answers = answers;
  }

  @GetMapping(Links.ANSWER)
  ModelAndView page(@PathVariable String token) {
    return pages.find(token).map(found -> shown(found, false, null)).orElseGet(UnknownLink::page);
  }

  @PostMapping(Links.ANSWER)
  ModelAndView answer(@PathVariable String token, @RequestParam Map<String, String> form) {
    Optional<Found> invited = pages.find(token);
    if (invited.isEmpty()) {
      return UnknownLink.page();
    }
    Found found = invited.get();
    Texts texts = new Texts(found.invitation().language());
    if (pages.closed(found).isPresent()) {
      return shown(found, false, null);
    }
    if (!form.getOrDefault("revision", "")
        .equals(Integer.toString(found.meeting().timedSequence()))) {
      return shown(found, false, texts.say("meeting.fault.moved"));
    }
    Reading reading = read(form, found.meeting(), texts);
    if (reading.fault() != null) {
      return shown(found, false, reading.fault());
    }
    answers.byLink(found.meeting(), found.invitation().address(), reading.said());
    return shown(pages.find(token).orElse(found), true, null);
  }

  private ModelAndView shown(Found found, boolean thanks, String fault) {
    return PageLanguage.page(
        "answer", found.invitation().language(), pages.page(found, thanks, fault));
  }

  private record Reading(Answers.Said said, String fault) {}

  private static Reading read(Map<String, String> form, Meeting meeting, Texts texts) {
    Optional<Participation> answer = participation(form.getOrDefault("answer", ""));
    String comment = form.getOrDefault("comment", "");
    if (answer.isEmpty()) {
      return new Reading(null, texts.say("meeting.fault.no-answer"));
    }
    if (PlainText.hasControlCharactersBesidesLineBreaks(comment)) {
      return new Reading(null, texts.say("common.fault.control-character"));
    }
    String proposed = form.getOrDefault("proposed", "");
    try {
      return new Reading(
          new Answers.Said(answer.get(), comment, proposed(proposed, meeting)), null);
    } catch (DateTimeException e) {
      return new Reading(null, texts.say("meeting.fault.proposed"));
    }
  }

  private static Optional<Participation> participation(String word) {
    return switch (word) {
      case "accepted" -> Optional.of(Participation.ACCEPTED);
      case "declined" -> Optional.of(Participation.DECLINED);
      case "tentative" -> Optional.of(Participation.TENTATIVE);
      default -> Optional.empty();
    };
  }

  /** In the meeting's own zone, as it is shown. */
  private static MailedAnswer.Proposed proposed(String text, Meeting meeting) {
    if (text.isBlank()) {
      return null;
    }
    var zone = meeting.time().orElseThrow().zone();
    return new MailedAnswer.Proposed(LocalDateTime.parse(text).atZone(zone).toInstant(), null);
  }
}
