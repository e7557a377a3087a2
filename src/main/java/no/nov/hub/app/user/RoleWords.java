package no.nov.hub.app.user;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.platform.language.Texts;

/** Roles as people read them. */
public final class RoleWords {

  private final Texts texts;
  private final UnaryOperator<String> nameOf;

  public RoleWords(Texts texts, UnaryOperator<String> nameOf) {
    this.texts = texts;
    this.nameOf = nameOf;
  }

  public String sentence(GivenRole role) {
    String name = texts.say(role.role().key());
    if (role.participant() == null) {
      return name;
    }
    String forWhom = nameOf.apply(role.participant());
    return role.until() == null
        ? texts.say("login.self.role", name, forWhom)
        : texts.say("login.self.role-until", name, forWhom, day(role.until()));
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(texts.say("login.self.day"), texts.language().locale())
        .format(day);
  }

  public String moment(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(texts.say("login.self.moment"), texts.language().locale())
        .format(moment.atZone(zone));
  }
}
