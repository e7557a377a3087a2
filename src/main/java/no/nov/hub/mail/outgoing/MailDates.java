package no.nov.hub.mail.outgoing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as RFC 5322, section 3.3, has them. */
public final class MailDates {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MailDates() {}

  public static String format(Instant at) {
    return FORM.format(at.atOffset(ZoneOffset.UTC));
  }
}
