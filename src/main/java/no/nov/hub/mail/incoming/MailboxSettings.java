package no.nov.hub.mail.incoming;

import java.util.Locale;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param operator who gets the mail that is for nobody else; empty: it is parked in the mailbox
 */
@ConfigurationProperties("hub.mail")
public record MailboxSettings(@DefaultValue("") String operator) {

  public MailboxSettings {
    operator = operator.strip().toLowerCase(Locale.ROOT);
    new SettingFaults("hub.mail")
        .require(
            operator.isEmpty() || IncomingMail.isAddress(operator),
            "operator",
            operator,
            new Wanted(
                "må være en adresse som drift@example.no",
                "must be an address such as drift@example.no"))
        .refuse();
  }

  boolean hasOperator() {
    return !operator.isEmpty();
  }

  @Override
  public String toString() {
    return "MailboxSettings[]";
  }
}
