package no.nov.hub.intake.login;

import java.util.Locale;

/** By what somebody got in. */
public enum Way {
  /** A code by mail, typed into the window that asked for it. */
  CODE("login.way.code"),
  /** The link beside it. */
  LINK("login.way.link"),
  /** The link of an invitation. */
  INVITATION("login.way.invitation"),
  /** A passkey. */
  PASSKEY("login.way.passkey"),
  /** An account that a participant keeps (OpenID Connect). */
  ACCOUNT("login.way.account"),
  /** A link printed at the machine. */
  MACHINE("login.way.machine");

  private final String key;

  Way(String key) {
    this.key = key;
  }

  /** As the audit has it. */
  String mark() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Key of its name in the message files. */
  public String key() {
    return key;
  }
}
