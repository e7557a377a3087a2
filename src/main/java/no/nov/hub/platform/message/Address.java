package no.nov.hub.platform.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of e-mail that mail servers everywhere take, as the hub writes them. */
public final class Address {

  private static final int LONGEST = 254;

  /** No quotes, comments or spaces, which the standard knows and hardly any system takes. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  private Address() {}

  /**
   * In lower case, with a domain such as {@code næring.no} in its ASCII form.
   *
   * @return empty if it is no address
   */
  public static Optional<String> standard(String text) {
    int at = text.indexOf('@');
    if (at < 1 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String address =
          (text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1)))
              .toLowerCase(Locale.ROOT);
      return isPlain(address) ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The domain is none.
      return Optional.empty();
    }
  }

  private static boolean isPlain(String address) {
    if (address.length() > LONGEST || !PLAIN.matcher(address).matches()) {
      return false;
    }
    try {
      return new InternetAddress(address, true).getAddress().equals(address);
    } catch (AddressException e) {
      // A dot too many before the @.
      return false;
    }
  }
}
