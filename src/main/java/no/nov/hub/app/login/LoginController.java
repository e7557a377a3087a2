package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.Cookies;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.login.Way;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Address;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets people in by a code or a link. */
@Controller
class LoginController {

  private static final Pattern NO_DIGITS = Pattern.compile("[\\s\\u00a0-]");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final LoginRequests requests;
  private final LoginSessions sessions;
  private final Cookies cookies;
  private final UserInvitations invitations;
  private final LoginPages pages;
  private final PasskeyOffers offers;

  LoginController(
      LoginRequests requests,
      LoginSessions sessions,
      Cookies cookies,
      UserInvitations invitations,
      LoginPages pages,
      PasskeyOffers offers) {
    this.invitations = invitations;
    this.requests = requests;
    this.sessions = sessions;
    this.cookies = cookies;
    this.pages = pages;
    this.offers = offers;
  }

  /**
   * @param onward where to go afterwards
   * @param fault key of the sentence; null if there is none
   */
  record CodePage(String onward, String fault) {}

  /**
   * @param name of the user; null if the link does not work any more
   */
  record LinkPage(String name) {}

  @GetMapping(Links.LOGIN)
  ModelAndView form(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    return caller.findUser().isPresent()
        ? new ModelAndView("redirect:" + Links.OVERVIEW)
        : pages.ask(onward, "", null, request, response);
  }

  @PostMapping(Links.LOGIN)
  ModelAndView ask(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      @RequestParam(name = "adresse", defaultValue = "") String typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<String> address = Address.standard(typed.strip());
    if (address.isEmpty()) {
      return faulty(pages.ask(onward, typed, "login.form.no-address", request, response));
    }
    String browser = cookies.read(request, Cookies.BROWSER).orElse(null);
    Optional<String> window = requests.ask(address.get(), browser, Caller.actor(request));
    if (window.isEmpty()) {
      ModelAndView answer = pages.ask(onward, typed, "login.form.too-many", request, response);
      answer.setStatus(HttpStatus.TOO_MANY_REQUESTS);
      return answer;
    }
    cookies.write(response, Cookies.WINDOW, window.get(), WINDOW);
    return new ModelAndView("redirect:" + Links.LOGIN_CODE + "?til=" + Onward.own(onward));
  }

  @GetMapping(Links.LOGIN_CODE)
  ModelAndView codeForm(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      HttpServletRequest request) {
    return codePage(onward, null, request);
  }

  @PostMapping(Links.LOGIN_CODE)
  ModelAndView enter(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      @RequestParam(name = "kode", defaultValue = "") String typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    String code = NO_DIGITS.matcher(typed).replaceAll("");
    Optional<String> window = cookies.read(request, Cookies.WINDOW);
    if (window.isEmpty()) {
      return faulty(codePage(onward, "login.code.window", request));
    }
    Optional<User> user = requests.enterCode(code, window.get());
    if (user.isEmpty()) {
      return faulty(codePage(onward, "login.code.wrong", request));
    }
    sessions.begin(request, response, user.get(), Way.CODE);
    offers.consider(request, user.get());
    cookies.write(response, Cookies.WINDOW, "", Duration.ZERO);
    return new ModelAndView("redirect:" + Onward.own(onward));
  }

  /** Programs that look through mail open links, so this spends nothing. */
  @GetMapping(Links.LOGIN_LINK)
  ModelAndView look(@PathVariable String token, HttpServletRequest request) {
    return requests
        .lookAt(token)
        .map(found -> PageLanguage.page("login-link", found.language(), new LinkPage(found.name())))
        .orElseGet(() -> gone("login-link", request));
  }

  @PostMapping(Links.LOGIN_LINK)
  ModelAndView spend(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    Optional<LoginRequests.Entered> entered = requests.spend(token);
    if (entered.isEmpty()) {
      return gone("login-link", request);
    }
    sessions.begin(request, response, entered.get().user(), entered.get().way());
    offers.consider(request, entered.get().user());
    return new ModelAndView("redirect:" + Links.OVERVIEW);
  }

  /** For those who are logged in, before deeds that weigh. */
  @GetMapping(Links.LOGIN_AGAIN)
  ModelAndView again(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    return caller
        .findUser()
        .map(user -> pages.askAgain(user, onward, null, request, response))
        .orElseGet(() -> pages.ask(onward, "", null, request, response));
  }

  @GetMapping(Links.INVITATION)
  ModelAndView invitation(@PathVariable String token, HttpServletRequest request) {
    Optional<User> user = invitations.lookAt(token);
    return user.map(
            found -> PageLanguage.page("invitation", found.language(), new LinkPage(found.name())))
        .orElseGet(() -> gone("invitation", request));
  }

  @PostMapping(Links.INVITATION)
  ModelAndView accept(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    Optional<User> user = invitations.accept(token);
    if (user.isEmpty()) {
      return gone("invitation", request);
    }
    sessions.begin(request, response, user.get(), Way.INVITATION);
    offers.consider(request, user.get());
    return new ModelAndView(
        "redirect:" + (pages.offerPasskeys(request) ? Links.PASSKEY + "?til=/" : Links.OVERVIEW));
  }

  @PostMapping(Links.LOGOUT)
  ModelAndView leave(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    caller.findUser().ifPresent(user -> sessions.end(request, response, caller));
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return new ModelAndView("redirect:" + Links.LOGIN);
  }

  private static ModelAndView gone(String template, HttpServletRequest request) {
    ModelAndView page = page(template, new LinkPage(null), request);
    page.setStatus(HttpStatus.GONE);
    return page;
  }

  private static ModelAndView codePage(String onward, String fault, HttpServletRequest request) {
    return page("login-code", new CodePage(Onward.own(onward), fault), request);
  }

  private static ModelAndView faulty(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView page(String template, Object page, HttpServletRequest request) {
    return PageLanguage.page(
        template, Language.accepted(request.getHeader("Accept-Language")), page);
  }
}
