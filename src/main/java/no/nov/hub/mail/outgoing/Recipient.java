package no.nov.hub.mail.outgoing;

import no.nov.hub.platform.language.Language;

/**
 * A person who reads letters of the hub. Whatever holds such a person can be logged: this is the
 * place that keeps names and addresses out.
 *
 * @param address of e-mail, lower case; null for one of whom none is known
 */
public record Recipient(String address, String name, Language language) {

  @Override
  public String toString() {
    return "Recipient[]";
  }
}
