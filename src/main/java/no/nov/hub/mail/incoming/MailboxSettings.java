package no.nov.hub.mail.incoming;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param operator who gets the mail that is for nobody else; empty: it is set aside in the mailbox
 */
@ConfigurationProperties("hub.mail")
public record MailboxSettings(@DefaultValue("") String operator) {

  public MailboxSettings {
    operator = operator.strip().toLowerCase(Locale.ROOT);
    if (!operator.isEmpty() && !IncomingMail.isAddress(operator)) {
      throw new IllegalArgumentException(
          "hub.mail.operator: '%s' is no address".formatted(operator));
    }
  }

  boolean hasOperator() {
    return !operator.isEmpty();
  }

  @Override
  public String toString() {
    return "MailboxSettings[]";
  }
}
