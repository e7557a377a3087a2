package no.nov.hub.app.login;

import java.time.ZoneId;
import java.util.List;
import no.nov.hub.app.user.RoleWords;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.passkey.Passkey;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Texts;

/** What people see of themselves, in words. */
record SelfPage(
    String name,
    String address,
    String language,
    List<String> roles,
    List<String> closed,
    Passkeys passkeys,
    List<AccountRow> accounts,
    List<SessionRow> sessions) {

  /**
   * @param areOffered whether another can be made
   */
  record Passkeys(boolean areOffered, List<PasskeyRow> rows) {}

  /**
   * @param linked when; null if it is not
   * @param isAsked whether without it the roles for the participant do not count now
   */
  record AccountRow(
      String participant,
      String forWhom,
      String provider,
      String linked,
      String lastUsed,
      boolean isAsked) {}

  record PasskeyRow(String id, String name, String made, String lastUsed) {}

  /**
   * @param isThis the browser that shows the page
   */
  record SessionRow(String browser, String way, String since, String lastUsed, boolean isThis) {}

  static SelfPage of(
      User user,
      List<GivenRole> roles,
      List<String> closed,
      boolean offersPasskeys,
      List<Passkey> passkeys,
      List<AccountRow> accounts,
      List<LoginSessions.Listed> sessions,
      RoleWords words,
      ZoneId zone) {
    Texts texts = new Texts(user.language());
    return new SelfPage(
        user.name(),
        user.address(),
        user.language().code(),
        roles.stream().map(words::sentence).toList(),
        closed,
        new Passkeys(
            offersPasskeys,
            passkeys.stream().map(passkey -> row(passkey, texts, words, zone)).toList()),
        accounts,
        sessions.stream().map(session -> row(session, texts, words, zone)).toList());
  }

  private static PasskeyRow row(Passkey passkey, Texts texts, RoleWords words, ZoneId zone) {
    return new PasskeyRow(
        passkey.id().toString(),
        passkey.name(),
        words.moment(passkey.madeAt(), zone),
        passkey.usedAt() == null
            ? texts.say("login.self.never-used")
            : words.moment(passkey.usedAt(), zone));
  }

  private static SessionRow row(
      LoginSessions.Listed session, Texts texts, RoleWords words, ZoneId zone) {
    return new SessionRow(
        Browsers.name(session.browser(), texts),
        texts.say(session.way().key()),
        words.moment(session.since(), zone),
        words.moment(session.lastUsed(), zone),
        session.isThis());
  }
}
