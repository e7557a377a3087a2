package no.nov.hub.intake.openid;

/** Why an account lets nobody in, or is not linked. */
public enum OpenIdRefusal {
  /** The issuer cannot be reached now. */
  OUT("login.openid.out"),
  /** Not asked for here and lately, or the issuer does not vouch for it. */
  INVALID("login.openid.invalid"),
  /** Nobody has linked it. */
  UNKNOWN("login.openid.unknown"),
  /** It is another user's, or the user has another one already. */
  TAKEN("login.openid.taken");

  private final String key;

  OpenIdRefusal(String key) {
    this.key = key;
  }

  /** Key of its sentence in the message files. */
  public String key() {
    return key;
  }
}
