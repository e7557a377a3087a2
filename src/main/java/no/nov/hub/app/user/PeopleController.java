package no.nov.hub.app.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Managers invite people to their participant and end what they may do; operators those of all. */
@Controller
class PeopleController {

  private final ManagedPeople people;
  private final LoginSessions sessions;

  PeopleController(ManagedPeople people, LoginSessions sessions) {
    this.people = people;
    this.sessions = sessions;
  }

  @GetMapping(Links.PEOPLE)
  ModelAndView list(Caller caller, HttpServletRequest request) {
    return page(caller, sessions.isFresh(request), null, null, List.of(), PeoplePage.Form.EMPTY);
  }

  @PostMapping(Links.PEOPLE)
  ModelAndView invite(
      @RequestParam(name = "navn", defaultValue = "") String name,
      @RequestParam(name = "adresse", defaultValue = "") String address,
      @RequestParam(name = "rolle", defaultValue = "") String role,
      @RequestParam(name = "deltaker", defaultValue = "") String participant,
      @RequestParam(name = "til", defaultValue = "") String until,
      Caller caller,
      HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    var form = new PeoplePage.Form(name, address, role, participant, until);
    ManagedPeople.Invited invited = people.invite(caller, form);
    if (!invited.refused().isEmpty()) {
      ModelAndView page = page(caller, true, null, null, words(invited.refused(), caller), form);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    return done(invited, caller, request);
  }

  @PostMapping(Links.PEOPLE + "/tilbud")
  ModelAndView confirm(
      @RequestParam(name = "tilbud", defaultValue = "") String offer,
      Caller caller,
      HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    Optional<ManagedPeople.Invited> invited = people.confirm(caller, offer);
    return invited.isPresent() ? done(invited.get(), caller, request) : notThere(caller);
  }

  private ModelAndView done(
      ManagedPeople.Invited invited, Caller caller, HttpServletRequest request) {
    return invited.link() == null
        ? done(caller, "user.page.given", invited.name(), null)
        : done(caller, "user.page.invited", invited.name(), whole(invited.link(), request));
  }

  @PostMapping(Links.PEOPLE + "/{id}/inviter")
  ModelAndView inviteAgain(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    Optional<ManagedPeople.Invited> sent = people.inviteAgain(caller, id);
    return sent.isPresent()
        ? done(caller, "user.page.sent-again", "", shown(sent.get().link(), request))
        : notThere(caller);
  }

  @PostMapping(Links.PEOPLE + "/roller/{id}/avslutt")
  ModelAndView end(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    List<Reason> refused = people.end(caller, id);
    if (refused.isEmpty()) {
      return done(caller, "user.page.ended", "", null);
    }
    ModelAndView page =
        page(caller, true, null, null, words(refused, caller), PeoplePage.Form.EMPTY);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static String shown(String link, HttpServletRequest request) {
    return link == null ? null : whole(link, request);
  }

  /** Where the hub's address is not set, it is reached as this page was. */
  private static String whole(String link, HttpServletRequest request) {
    return link.startsWith("/")
        ? ServletUriComponentsBuilder.fromContextPath(request).path(link).toUriString()
        : link;
  }

  /** Deeds that weigh ask for a login of the last ten minutes. */
  private static ModelAndView again() {
    return new ModelAndView("redirect:" + Links.LOGIN_AGAIN + "?til=" + Links.PEOPLE);
  }

  private ModelAndView notThere(Caller caller) {
    ModelAndView page =
        page(
            caller,
            true,
            null,
            null,
            List.of(texts(caller).say("user.page.not-there")),
            PeoplePage.Form.EMPTY);
    page.setStatus(HttpStatus.NOT_FOUND);
    return page;
  }

  private ModelAndView done(Caller caller, String key, String name, String link) {
    return page(caller, true, texts(caller).say(key, name), link, List.of(), PeoplePage.Form.EMPTY);
  }

  private ModelAndView page(
      Caller caller,
      boolean fresh,
      String told,
      String link,
      List<String> faults,
      PeoplePage.Form form) {
    Texts texts = texts(caller);
    return PageLanguage.page(
        "people",
        texts.language(),
        new PeoplePage(
            fresh,
            told,
            link,
            faults,
            form,
            people.participants(caller),
            people.roles(caller, texts),
            people.rows(caller, texts),
            people.offers(caller, texts)));
  }

  private static List<String> words(List<Reason> reasons, Caller caller) {
    Texts texts = texts(caller);
    return reasons.stream().map(reason -> texts.language().choose(reason.message())).toList();
  }

  private static Texts texts(Caller caller) {
    return new Texts(caller.findUser().map(User::language).orElseThrow());
  }
}
