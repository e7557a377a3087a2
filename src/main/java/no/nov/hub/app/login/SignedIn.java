package no.nov.hub.app.login;

import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the top bar of every page who is logged in, and for whom else they may act. */
@ControllerAdvice
class SignedIn {

  private final Users users;
  private final Participants participants;

  SignedIn(Users users, Participants participants) {
    this.users = users;
    this.participants = participants;
  }

  /**
   * @param forWhom short name of the participant; null for the operator
   * @param others for whom they may act instead
   */
  record Me(String name, String forWhom, boolean managesPeople, List<Other> others) {}

  record Other(String id, String name) {}

  /** Null where nobody is logged in. */
  @ModelAttribute("me")
  Me me(Caller caller) {
    return caller.findUser().map(user -> me(user.name(), user.id(), caller)).orElse(null);
  }

  private Me me(String name, UUID user, Caller caller) {
    String own = caller.findParticipant().map(Participant::id).orElse(null);
    List<Other> others =
        users.rolesNow(user).stream()
            .map(GivenRole::participant)
            .filter(id -> id != null && !id.equals(own))
            .distinct()
            .map(id -> new Other(id, shortName(id)))
            .toList();
    return new Me(name, own == null ? null : shortName(own), caller.managesPeople(), others);
  }

  private String shortName(String id) {
    return participants.find(id).map(Participant::shortName).orElse(id);
  }
}
