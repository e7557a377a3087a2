package no.nov.hub.intake.openid;

import java.util.UUID;

/**
 * Somebody was sent to an issuer.
 *
 * @param nonce comes back in what the issuer signs
 * @param verifier shows the issuer that whoever brings the code asked for it (RFC 7636)
 * @param user who links an account; null if somebody logs in
 * @param onward the page to go on to
 */
record OpenIdRequest(
    String state, String participant, String nonce, String verifier, UUID user, String onward) {

  /** Its secrets let in. */
  @Override
  public String toString() {
    return "OpenIdRequest[" + participant + "]";
  }
}
