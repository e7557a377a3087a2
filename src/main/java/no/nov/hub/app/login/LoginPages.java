package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.PageHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages that ask who it is: for an address, or for a passkey where there can be one. */
@Component
class LoginPages {

  private static final String POLICY = "Content-Security-Policy";

  private final Passkeys passkeys;
  private final OpenIdLogins accounts;
  private final Participants participants;

  LoginPages(Passkeys passkeys, OpenIdLogins accounts, Participants participants) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.participants = participants;
  }

  /**
   * @param onward where to go afterwards
   * @param address as it was typed
   * @param fault key of the sentence; null if there is none
   * @param passkeys whether one can log in with a passkey here
   * @param accounts of participants with which one can log in
   */
  record Page(
      String onward, String address, String fault, boolean passkeys, List<Account> accounts) {}

  /**
   * @param provider as people call it
   */
  record Account(String participant, String forWhom, String provider) {}

  ModelAndView ask(
      String onward,
      String typed,
      String fault,
      HttpServletRequest request,
      HttpServletResponse response) {
    return PageLanguage.page(
        "login",
        Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
        page(onward, typed, fault, request, response));
  }

  /** Of one who is logged in, before deeds that weigh. */
  ModelAndView askAgain(
      User user,
      String onward,
      String fault,
      HttpServletRequest request,
      HttpServletResponse response) {
    return PageLanguage.page(
        "login-again", user.language(), page(onward, user.address(), fault, request, response));
  }

  boolean offerPasskeys(HttpServletRequest request) {
    return passkeys.areOffered(request.getServerName());
  }

  private Page page(
      String onward,
      String address,
      String fault,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean offered = offerPasskeys(request);
    if (offered) {
      allowScript(response);
    }
    return new Page(Onward.own(onward), address, fault, offered, accounts());
  }

  private List<Account> accounts() {
    return accounts.providers().entrySet().stream()
        // The settings may still name one who has been removed.
        .filter(one -> participants.find(one.getKey()).isPresent())
        .map(
            one -> {
              String name = participants.get(one.getKey()).shortName();
              return new Account(one.getKey(), name, one.getValue().name());
            })
        .sorted(Comparator.comparing(Account::forWhom))
        .toList();
  }

  /** Browsers make and show passkeys for scripts alone. */
  static void allowScript(HttpServletResponse response) {
    response.setHeader(POLICY, PageHeaders.CONTENT_POLICY_WITH_SCRIPT);
  }
}
