package no.nov.hub.intake.access;

/** Tells the people of a key's holder. */
public interface KeyMail {

  /**
   * Within the transaction of the caller.
   *
   * @param days how many days before its end they are told, as a name of the warning
   * @param isReplaced whether another key has come in its place
   * @return false if there is nobody to tell
   */
  boolean warn(Keys.Listed key, long days, boolean isReplaced);
}
