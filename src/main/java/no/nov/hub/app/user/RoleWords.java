package no.nov.hub.app.user;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;

/** Roles as people read them. */
public final class RoleWords {

  private final Texts texts;
  private final Nov nov;
  private final Participants participants;

  public RoleWords(Texts texts, Nov nov, Participants participants) {
    this.texts = texts;
    this.nov = nov;
    this.participants = participants;
  }

  public String name(Role role) {
    return texts.say(role.key(), nov.shortName());
  }

  public String sentence(GivenRole role) {
    String name = name(role.role());
    if (role.participant() == null) {
      return name;
    }
    String forWhom = nov.nameOf(role.participant(), participants);
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
