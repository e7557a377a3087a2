package no.nov.hub.intake.login;

import java.time.Instant;
import no.nov.hub.intake.user.User;

/** Sends what somebody needs to get in. */
public interface LoginMail {

  /**
   * @param code for the window that asked
   * @param link secret word of the link beside it
   * @param endsAt when neither works any more
   */
  void send(User user, String code, String link, Instant endsAt);
}
