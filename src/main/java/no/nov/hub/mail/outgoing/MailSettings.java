package no.nov.hub.mail.outgoing;

import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address the hub's own: From of every mail, and the mailbox that answers come to
 */
@ConfigurationProperties("hub.mail")
public record MailSettings(@DefaultValue("nov@hub.example.no") String address) {

  public MailSettings {
    new SettingFaults("hub.mail")
        .require(
            address.matches("[a-z0-9._-]{1,20}@[a-z0-9-]+(\\.[a-z0-9-]+)+"),
            "address",
            address,
            new Wanted(
                "må være en adresse med små bokstaver som nov@hub.example.no, med høyst 20 tegn foran @",
                "must be a lower-case address such as nov@hub.example.no, with at most 20 characters before the @"))
        .refuse();
  }

  /** RFC 2919: of a group, under the hub's domain. */
  public String listId(String groupKey) {
    OwnedKey group = OwnedKey.parse(groupKey);
    return "<%s.%s.%s>".formatted(group.id(), group.owner(), domain());
  }

  /** Ends Message-IDs. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
