package no.nov.hub.groups.group;

import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.platform.language.Language;

/**
 * @param address of e-mail, lower case
 */
public record Person(String name, String address) {

  /** False for one who has been erased, of whom only a mark is left. */
  public boolean isReachable() {
    return !Erasure.isMark(address);
  }

  public Recipient as(Language language) {
    return new Recipient(address, name, language);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Person[]";
  }
}
