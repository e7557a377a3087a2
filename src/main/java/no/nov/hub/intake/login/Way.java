package no.nov.hub.intake.login;

/** By what somebody got in. */
public enum Way {
  /** A code by mail, typed into the window that asked for it. */
  CODE,
  /** The link beside it. */
  LINK,
  /** A link printed at the machine. */
  MACHINE
}
