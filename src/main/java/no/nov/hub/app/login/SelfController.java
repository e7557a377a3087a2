package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.people.GivenRole;
import no.nov.hub.intake.people.People;
import no.nov.hub.intake.people.Person;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people see and change of themselves. */
@Controller
class SelfController {

  private final People people;
  private final LoginSessions sessions;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  SelfController(
      People people, LoginSessions sessions, Participants participants, Nov nov, Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  @GetMapping(Links.SELF)
  ModelAndView self(Caller caller, HttpServletRequest request) {
    Person person = caller.findPerson().orElseThrow();
    return PageLanguage.page(
        "self",
        person.language(),
        SelfPage.of(
            person,
            people.rolesNow(person.id()),
            sessions.of(person, request),
            owner -> nov.nameOf(owner, participants),
            clock.getZone()));
  }

  @PostMapping(Links.SELF + "/sprak")
  ModelAndView language(@RequestParam("sprak") String language, Caller caller) {
    people.speak(caller.findPerson().orElseThrow(), Language.of(language));
    return new ModelAndView("redirect:" + Links.SELF);
  }

  @PostMapping(Links.SELF + "/logg-ut-overalt")
  ModelAndView leaveEverywhere(Caller caller) {
    Person person = caller.findPerson().orElseThrow();
    sessions.endAll(person.id(), person.mark());
    return new ModelAndView("redirect:" + Links.LOGIN);
  }

  /** From now on the person acts for another participant; it is checked with each request. */
  @PostMapping(Links.ACT_FOR)
  ModelAndView actFor(
      @RequestParam("for") String participant, Caller caller, HttpServletRequest request) {
    List<GivenRole> roles = people.rolesNow(caller.findPerson().orElseThrow().id());
    if (roles.stream().anyMatch(role -> participant.equals(role.participant()))) {
      sessions.actFor(request, participant);
    }
    return new ModelAndView("redirect:" + Links.OVERVIEW);
  }
}
