package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import no.nov.hub.app.user.RoleWords;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
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

  private final Users users;
  private final LoginSessions sessions;
  private final Passkeys passkeys;
  private final SelfAccounts accounts;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  SelfController(
      Users users,
      LoginSessions sessions,
      Passkeys passkeys,
      SelfAccounts accounts,
      Participants participants,
      Nov nov,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  @GetMapping(Links.SELF)
  ModelAndView self(Caller caller, HttpServletRequest request) {
    User user = caller.findUser().orElseThrow();
    List<GivenRole> roles = users.rolesNow(user.id());
    String account = sessions.of(request).map(LoginSessions.LoggedIn::account).orElse(null);
    return PageLanguage.page(
        "self",
        user.language(),
        SelfPage.of(
            user,
            roles,
            closed(user),
            passkeys.areOffered(request.getServerName()),
            passkeys.of(user),
            accounts.rows(user, roles, account),
            sessions.of(user, request),
            new RoleWords(new Texts(user.language()), nov, participants),
            clock.getZone()));
  }

  /** In one sentence for each, with its name; roles end with a participant that is removed. */
  private List<String> closed(User user) {
    Language language = user.language();
    return users.roles(user.id()).stream()
        .map(GivenRole::participant)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(
            id ->
                participants.whyClosed(id).stream()
                    .map(
                        why ->
                            nov.nameOf(id, participants) + ": " + language.choose(why.message())))
        .toList();
  }

  @PostMapping(Links.SELF + "/sprak")
  ModelAndView language(@RequestParam("sprak") String language, Caller caller) {
    users.speak(caller.findUser().orElseThrow(), Language.of(language));
    return new ModelAndView("redirect:" + Links.SELF);
  }

  @PostMapping(Links.SELF + "/logg-ut-overalt")
  ModelAndView leaveEverywhere(Caller caller) {
    sessions.endAll(caller.findUser().orElseThrow().id(), caller);
    return new ModelAndView("redirect:" + Links.LOGIN);
  }

  /** From now on the user acts for another participant; it is checked with each request. */
  @PostMapping(Links.ACT_FOR)
  ModelAndView actFor(
      @RequestParam("for") String participant, Caller caller, HttpServletRequest request) {
    if (caller.choices().stream().anyMatch(choice -> choice.id().equals(participant))) {
      sessions.actFor(request, participant);
    }
    return new ModelAndView("redirect:" + Links.OVERVIEW);
  }
}
