package no.nov.hub.app.login;

import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.people.GivenRole;
import no.nov.hub.intake.people.People;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the top bar of every page who is logged in, and for whom else they may act. */
@ControllerAdvice
class SignedIn {

  private final People people;
  private final Participants participants;
  private final Nov nov;

  SignedIn(People people, Participants participants, Nov nov) {
    this.people = people;
    this.participants = participants;
    this.nov = nov;
  }

  /**
   * @param forWhom name of the participant; null for the operator
   * @param others for whom they may act instead
   */
  record Me(String name, String forWhom, List<Other> others) {}

  record Other(String id, String name) {}

  /** Null where nobody is logged in. */
  @ModelAttribute("me")
  Me me(Caller caller) {
    return caller.findPerson().map(person -> me(person.name(), person.id(), caller)).orElse(null);
  }

  private Me me(String name, UUID person, Caller caller) {
    String own = caller.findParticipant().map(p -> p.id()).orElse(null);
    List<Other> others =
        people.rolesNow(person).stream()
            .map(GivenRole::participant)
            .filter(id -> id != null && !id.equals(own))
            .distinct()
            .map(id -> new Other(id, nov.nameOf(id, participants)))
            .toList();
    return new Me(name, own == null ? null : nov.nameOf(own, participants), others);
  }
}
