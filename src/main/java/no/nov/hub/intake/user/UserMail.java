package no.nov.hub.intake.user;

import java.util.List;

/** Writes to users; in the transaction of the caller. */
public interface UserMail {

  /**
   * @param roles that the user is to have
   * @param link secret word of the link
   */
  void invite(User user, List<GivenRole> roles, UserInvitation invitation, String link);

  /**
   * To one who could log in already.
   *
   * @param roles that the user has got
   * @param by mark of whoever gave them
   */
  void given(User user, List<GivenRole> roles, String by);

  /** To whoever invited, if that is a user whom mail reaches. */
  void lapsed(User user, UserInvitation invitation);
}
