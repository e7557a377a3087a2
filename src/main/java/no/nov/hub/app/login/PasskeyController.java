package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.Cookies;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.passkey.PasskeyRefusal;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** People make passkeys and take them away, if they have shown lately who they are. */
@Controller
class PasskeyController {

  private static final int LONGEST_NAME = 100;

  private final Passkeys passkeys;
  private final LoginSessions sessions;
  private final LoginPages pages;
  private final PasskeyOffers offers;
  private final Cookies cookies;

  PasskeyController(
      Passkeys passkeys,
      LoginSessions sessions,
      LoginPages pages,
      PasskeyOffers offers,
      Cookies cookies) {
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.pages = pages;
    this.offers = offers;
    this.cookies = cookies;
  }

  /**
   * @param onward where to go afterwards
   * @param name what the passkey will be called
   * @param fault key of the sentence; null if there is none
   */
  record PasskeyPage(String onward, String name, String fault) {}

  @GetMapping(Links.PASSKEY)
  ModelAndView form(
      @RequestParam(name = "til", defaultValue = Links.SELF) String onward,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!pages.offerPasskeys(request)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return sessions.isFresh(request)
        ? page(caller, onward, browser(caller, request), null, response)
        : again(Links.PASSKEY);
  }

  /** What the script of the page gives the browser. */
  @PostMapping(Links.PASSKEY + "/start")
  ResponseEntity<String> start(Caller caller, HttpServletRequest request) {
    if (!pages.offerPasskeys(request)) {
      return ResponseEntity.notFound().build();
    }
    return sessions.isFresh(request)
        ? ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(passkeys.askToMake(caller.findUser().orElseThrow(), window(request)))
        : ResponseEntity.status(HttpStatus.FORBIDDEN).build();
  }

  @PostMapping(Links.PASSKEY)
  ModelAndView make(
      @RequestParam(name = "til", defaultValue = Links.SELF) String onward,
      @RequestParam(name = "navn", defaultValue = "") String typed,
      @RequestParam(name = "svar", defaultValue = "") String answer,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!sessions.isFresh(request)) {
      return again(Links.PASSKEY);
    }
    String name = name(typed, caller, request);
    Optional<PasskeyRefusal> refused =
        passkeys.make(caller.findUser().orElseThrow(), window(request), name, answer);
    if (refused.isPresent()) {
      ModelAndView page = page(caller, onward, name, "login.passkey.not-made", response);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    offers.close(request);
    return new ModelAndView("redirect:" + Onward.own(onward));
  }

  @PostMapping(Links.PASSKEY + "/{id}/fjern")
  ModelAndView remove(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again(Links.SELF);
    }
    if (!passkeys.remove(caller.findUser().orElseThrow(), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new ModelAndView("redirect:" + Links.SELF);
  }

  @PostMapping(Links.PASSKEY + "/ikke-na")
  ModelAndView decline(
      @RequestParam(name = "til", defaultValue = Links.OVERVIEW) String onward,
      HttpServletRequest request,
      HttpServletResponse response) {
    offers.decline(request, response);
    return new ModelAndView("redirect:" + Onward.own(onward));
  }

  /** Deeds that weigh ask for a login of the last ten minutes. */
  private static ModelAndView again(String onward) {
    return new ModelAndView("redirect:" + Links.LOGIN_AGAIN + "?til=" + onward);
  }

  private static ModelAndView page(
      Caller caller, String onward, String name, String fault, HttpServletResponse response) {
    LoginPages.allowScript(response);
    User user = caller.findUser().orElseThrow();
    return PageLanguage.page(
        "passkey", user.language(), new PasskeyPage(Onward.own(onward), name, fault));
  }

  private static String name(String typed, Caller caller, HttpServletRequest request) {
    String name = PlainText.oneLine(typed).strip();
    return name.isEmpty() || name.length() > LONGEST_NAME ? browser(caller, request) : name;
  }

  private static String browser(Caller caller, HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return Browsers.name(agent, new Texts(caller.findUser().orElseThrow().language()));
  }

  private String window(HttpServletRequest request) {
    return cookies.read(request, Cookies.CSRF).orElseThrow();
  }
}
