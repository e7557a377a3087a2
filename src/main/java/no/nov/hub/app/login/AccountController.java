package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.access.RefusedEntries;
import no.nov.hub.intake.login.Cookies;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.login.Secrets;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.openid.OpenIdProvider;
import no.nov.hub.intake.openid.OpenIdRefusal;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.participant.Participants;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Lets people in with accounts of their participant, and links these. */
@Controller
class AccountController {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final OpenIdLogins accounts;
  private final LoginSessions sessions;
  private final Users users;
  private final Participants participants;
  private final LoginPages pages;
  private final Cookies cookies;
  private final RefusedEntries refusedEntries;

  AccountController(
      OpenIdLogins accounts,
      LoginSessions sessions,
      Users users,
      Participants participants,
      LoginPages pages,
      Cookies cookies,
      RefusedEntries refusedEntries) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.users = users;
    this.participants = participants;
    this.pages = pages;
    this.cookies = cookies;
    this.refusedEntries = refusedEntries;
  }

  /**
   * @param provider as people call it
   * @param forWhom name of the participant
   * @param address of the issuer; null if it cannot be reached
   */
  record AccountPage(String provider, String forWhom, String address) {}

  /** By a link, since browsers let no form lead to another server. */
  @GetMapping(Links.LOGIN_ACCOUNT)
  ModelAndView leave(
      @PathVariable String participant,
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    provider(participant);
    OpenIdLogins.Sent sent =
        accounts.send(participant, window(request, response), null, Onward.own(onward));
    return sent.refused() == null
        ? new ModelAndView("redirect:" + sent.address())
        : refused(sent.refused(), onward, caller, request, response);
  }

  /** Where the issuer sends the browser. */
  @GetMapping(Links.LOGIN_ACCOUNT_ANSWER)
  ModelAndView comeBack(
      @RequestParam(name = "state", defaultValue = "") String state,
      @RequestParam(name = "code", defaultValue = "") String code,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    OpenIdLogins.Returned returned =
        accounts.take(
            state,
            code,
            cookies.read(request, Cookies.ISSUER).orElse(""),
            caller.findUser().orElse(null));
    if (returned.refused() != null) {
      refusedEntries.count(RefusedEntries.Kind.ACCOUNT);
      return refused(returned.refused(), returned.onward(), caller, request, response);
    }
    sessions.beginByAccount(request, response, returned.user(), returned.participant());
    return new ModelAndView("redirect:" + returned.onward());
  }

  /** Looking at it links nothing: whoever goes on to the issuer and comes back does. */
  @GetMapping(Links.ACCOUNT)
  ModelAndView linkForm(
      @PathVariable String participant,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    OpenIdProvider provider = provider(participant);
    User user = caller.findUser().orElseThrow();
    if (!hasRole(user, participant)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (!sessions.isFresh(request)) {
      return again(Links.ACCOUNT.replace("{participant}", participant));
    }
    OpenIdLogins.Sent sent =
        accounts.send(participant, window(request, response), user.id(), Links.SELF);
    String name = participants.get(participant).shortName();
    String address = sent.refused() == null ? sent.address().toString() : null;
    return PageLanguage.page(
        "account", user.language(), new AccountPage(provider.name(), name, address));
  }

  private boolean hasRole(User user, String participant) {
    return users.rolesNow(user.id()).stream()
        .anyMatch(role -> participant.equals(role.participant()));
  }

  /** Where only the account counts, nobody without it takes it away and links another. */
  @PostMapping(Links.ACCOUNT + "/fjern")
  ModelAndView unlink(@PathVariable String participant, Caller caller, HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again(Links.SELF);
    }
    boolean mayDo =
        sessions
            .of(request)
            .filter(login -> accounts.counts(participant, login.account()))
            .isPresent();
    if (!mayDo || !accounts.unlink(caller.findUser().orElseThrow(), participant)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new ModelAndView("redirect:" + Links.SELF);
  }

  private OpenIdProvider provider(String participant) {
    OpenIdProvider provider = accounts.providers().get(participant);
    if (provider == null || participants.find(participant).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return provider;
  }

  /** The same for all tabs of a browser, so that none spoils the way of another. */
  private String window(HttpServletRequest request, HttpServletResponse response) {
    String window = cookies.read(request, Cookies.ISSUER).orElseGet(Secrets::random);
    cookies.write(response, Cookies.ISSUER, window, WINDOW);
    return window;
  }

  /** Deeds that weigh ask for a login of the last ten minutes. */
  private static ModelAndView again(String onward) {
    return new ModelAndView("redirect:" + Links.LOGIN_AGAIN + "?til=" + onward);
  }

  private ModelAndView refused(
      OpenIdRefusal why,
      String onward,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    ModelAndView page =
        caller
            .findUser()
            .map(user -> pages.askAgain(user, onward, why.key(), request, response))
            .orElseGet(() -> pages.ask(onward, "", why.key(), request, response));
    page.setStatus(
        why == OpenIdRefusal.OUT
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
