package no.nov.hub.intake.passkey;

/** Goes through Spring Security's code, which knows no refusal as a value. */
final class CopiedPasskeyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CopiedPasskeyException() {
    super("A passkey's count of signatures did not grow");
  }
}
