package no.nov.hub.mail.outgoing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address the hub's own: From of every mail, and the mailbox that answers come to
 */
@ConfigurationProperties("hub.mail")
public record MailSettings(@DefaultValue("nov@hub.example.no") String address) {

  public MailSettings {
    if (!address.matches("[a-z0-9._-]{1,20}@[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
      throw new IllegalArgumentException(
          "hub.mail.address: '%s' is not a lower-case address such as nov@hub.example.no, with at most 20 characters before the @"
              .formatted(address));
    }
  }

  /** Ends Message-IDs. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
