package no.nov.hub.app.login;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Texts;

/** What people see of themselves, in words. */
record SelfPage(
    String name, String address, String language, List<String> roles, List<SessionRow> sessions) {

  /**
   * @param isThis the browser that shows the page
   */
  record SessionRow(String browser, String way, String since, String lastUsed, boolean isThis) {}

  static SelfPage of(
      User user,
      List<GivenRole> roles,
      List<LoginSessions.Listed> sessions,
      UnaryOperator<String> nameOf,
      ZoneId zone) {
    Texts texts = new Texts(user.language());
    return new SelfPage(
        user.name(),
        user.address(),
        user.language().code(),
        roles.stream().map(role -> role(role, nameOf, texts)).toList(),
        sessions.stream().map(session -> row(session, texts, zone)).toList());
  }

  private static String role(GivenRole role, UnaryOperator<String> nameOf, Texts texts) {
    String name = texts.say(role.role().key());
    if (role.participant() == null) {
      return name;
    }
    String forWhom = nameOf.apply(role.participant());
    return role.until() == null
        ? texts.say("login.self.role", name, forWhom)
        : texts.say("login.self.role-until", name, forWhom, day(role.until(), texts));
  }

  private static String day(LocalDate day, Texts texts) {
    return DateTimeFormatter.ofPattern(texts.say("login.self.day"), texts.language().locale())
        .format(day);
  }

  private static SessionRow row(LoginSessions.Listed session, Texts texts, ZoneId zone) {
    return new SessionRow(
        Browsers.name(session.browser(), texts),
        texts.say(session.way().key()),
        moment(session.since(), texts, zone),
        moment(session.lastUsed(), texts, zone),
        session.isThis());
  }

  private static String moment(Instant moment, Texts texts, ZoneId zone) {
    return DateTimeFormatter.ofPattern(texts.say("login.self.moment"), texts.language().locale())
        .format(moment.atZone(zone));
  }
}
