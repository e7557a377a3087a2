package no.nov.hub.intake.passkey;

/** Why a passkey was not taken. */
public enum PasskeyRefusal {
  /** Not readable, asked for too long ago or elsewhere, of another hub, unknown, or not signed. */
  INVALID("login.passkey.invalid"),
  /** It signed more often elsewhere than here, so there are two. */
  COPIED("login.passkey.copied");

  private final String key;

  PasskeyRefusal(String key) {
    this.key = key;
  }

  /** Key of its sentence in the message files. */
  public String key() {
    return key;
  }
}
