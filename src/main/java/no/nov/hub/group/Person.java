package no.nov.hub.group;

/**
 * @param address of e-mail, lower case
 */
public record Person(String name, String address) {

  /** False for one who has been erased, of whom only a mark is left. */
  public boolean isReachable() {
    return address.contains("@");
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Person[]";
  }
}
