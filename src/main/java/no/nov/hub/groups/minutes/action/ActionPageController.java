package no.nov.hub.groups.minutes.action;

import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.minutes.content.MinutesContext;
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

/** Where whoever is responsible for an action says that it is done, or how it goes. */
@Controller
public class ActionPageController {

  private final ActionTables tables;
  private final Actions actions;
  private final Meetings meetings;
  private final MinutesContext context;

  ActionPageController(
      ActionTables tables, Actions actions, Meetings meetings, MinutesContext context) {
    this.tables = tables;
    this.actions = actions;
    this.meetings = meetings;
    this.context = context;
  }

  @GetMapping(Links.ACTION)
  public ModelAndView page(@PathVariable String token) {
    return tables
        .byToken(token)
        .map(action -> shown(action, null, null, HttpStatus.OK))
        .orElseGet(UnknownLink::page);
  }

  @PostMapping(Links.ACTION)
  public ModelAndView say(@PathVariable String token, @RequestParam Map<String, String> form) {
    Optional<Action> asked = tables.byToken(token);
    if (asked.isEmpty()) {
      return UnknownLink.page();
    }
    Action action = asked.get();
    if (!action.isOpen()) {
      return shown(action, null, null, HttpStatus.CONFLICT);
    }
    Texts texts = texts(action);
    String words = form.getOrDefault("comment", "").strip();
    Optional<String> fault = fault(texts, form.get("answer"), words);
    if (fault.isPresent()) {
      return shown(action, null, fault.get(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    boolean done = form.get("answer").equals("yes");
    String said = words.isEmpty() ? texts.say("minutes.action.outcome") : words;
    boolean kept = actions.byLink(action, said, done);
    Action after = tables.byToken(token).orElse(action);
    String thanks = texts.say(done ? "minutes.thanks.done" : "minutes.thanks.still-open");
    return kept
        ? shown(after, thanks, null, HttpStatus.OK)
        : shown(after, null, null, HttpStatus.CONFLICT);
  }

  private static Optional<String> fault(Texts texts, String answer, String words) {
    if (!"yes".equals(answer) && !"no".equals(answer)) {
      return Optional.of(texts.say("minutes.answer.choose"));
    }
    if (answer.equals("no") && words.isEmpty()) {
      return Optional.of(texts.say("minutes.answer.say-how"));
    }
    return PlainText.hasControlCharactersBesidesLineBreaks(words)
        ? Optional.of(texts.say("minutes.answer.invisible"))
        : Optional.empty();
  }

  private ModelAndView shown(Action action, String thanks, String fault, HttpStatus status) {
    Optional<Called> meeting = meetings.find(action.meetingKey());
    Texts texts = texts(action);
    ActionPage page =
        new ActionPage(
            context.ownerName(action.owner()),
            meeting.map(Called::title).orElse(action.id()),
            action.words(),
            action.responsible().name(),
            action.due() == null ? null : new MeetingTimes(texts.language()).day(action.due()),
            meeting
                .flatMap(context::contact)
                .map(person -> "%s, %s".formatted(person.name(), person.address()))
                .orElse(null),
            action.outcome().words(),
            thanks == null ? closed(action, texts) : null,
            thanks,
            fault);
    ModelAndView view = PageLanguage.page("action", texts.language(), page);
    view.setStatus(status);
    return view;
  }

  private static Texts texts(Action action) {
    return new Texts(action.responsible().language());
  }

  private static String closed(Action action, Texts texts) {
    return switch (action.state()) {
      case OPEN -> null;
      case DONE -> texts.say("minutes.closed.done");
      case DROPPED -> texts.say("minutes.closed.dropped");
    };
  }
}
