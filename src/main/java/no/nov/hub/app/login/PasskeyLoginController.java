package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.access.RefusedEntries;
import no.nov.hub.intake.login.Cookies;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.login.Way;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.platform.link.Links;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets people in by a passkey. */
@Controller
class PasskeyLoginController {

  private final Passkeys passkeys;
  private final LoginSessions sessions;
  private final LoginPages pages;
  private final Cookies cookies;
  private final RefusedEntries refusedEntries;

  PasskeyLoginController(
      Passkeys passkeys,
      LoginSessions sessions,
      LoginPages pages,
      Cookies cookies,
      RefusedEntries refusedEntries) {
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.pages = pages;
    this.cookies = cookies;
    this.refusedEntries = refusedEntries;
  }

  /** What the script of the page gives the browser. */
  @PostMapping(Links.LOGIN_PASSKEY + "/start")
  ResponseEntity<String> start(HttpServletRequest request) {
    return pages.offerPasskeys(request)
        ? ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(passkeys.askToUse(window(request)))
        : ResponseEntity.notFound().build();
  }

  @PostMapping(Links.LOGIN_PASSKEY)
  ModelAndView enter(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      @RequestParam(name = "svar", defaultValue = "") String answer,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    Passkeys.Used used = passkeys.use(window(request), answer);
    if (used.refused() == null) {
      sessions.begin(request, response, used.user(), Way.PASSKEY);
      return new ModelAndView("redirect:" + Onward.own(onward));
    }
    refusedEntries.count(RefusedEntries.Kind.PASSKEY);
    String fault = used.refused().key();
    ModelAndView page =
        caller
            .findUser()
            .map(user -> pages.askAgain(user, onward, fault, request, response))
            .orElseGet(() -> pages.ask(onward, "", fault, request, response));
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private String window(HttpServletRequest request) {
    return cookies.read(request, Cookies.CSRF).orElseThrow();
  }
}
