package no.nov.hub.group;

/**
 * @param address of e-mail, lower case
 */
public record Person(String name, String address) {

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Person[]";
  }
}
