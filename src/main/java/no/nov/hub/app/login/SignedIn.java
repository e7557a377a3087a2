package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives the top bar of every page whose hub it is, who is logged in, and for whom else they may
 * act.
 */
@ControllerAdvice
class SignedIn {

  private final Nov nov;
  private final PasskeyOffers offers;

  SignedIn(Nov nov, PasskeyOffers offers) {
    this.nov = nov;
    this.offers = offers;
  }

  /**
   * @param forWhom short name of the participant; null for the operator
   * @param others for whom they may act instead
   * @param offersPasskey whether the page offers one
   */
  record Me(
      String name,
      String forWhom,
      boolean managesPeople,
      boolean runsHub,
      List<Other> others,
      boolean offersPasskey) {}

  record Other(String id, String name) {}

  @ModelAttribute("nov")
  Nov nov() {
    return nov;
  }

  /** Null where nobody is logged in. */
  @ModelAttribute("me")
  Me me(Caller caller, HttpServletRequest request) {
    return caller.findUser().map(user -> me(user, caller, offers.isOpen(request))).orElse(null);
  }

  private static Me me(User user, Caller caller, boolean offersPasskey) {
    Participant own = caller.findParticipant().orElse(null);
    List<Other> others =
        caller.choices().stream()
            .filter(choice -> !choice.equals(own))
            .map(choice -> new Other(choice.id(), choice.shortName()))
            .toList();
    return new Me(
        user.name(),
        own == null ? null : own.shortName(),
        caller.managesPeople(),
        caller.isOperator(),
        others,
        offersPasskey);
  }
}
