package no.nov.hub.mail.outgoing;

import jakarta.mail.AuthenticationFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import javax.net.ssl.SSLException;

/**
 * Why a mail server cannot be used, and what mends it, for log and health. Told by the type of a
 * fault; its text can hold addresses, and what a stranger's server says.
 */
public final class ConnectionFault {

  /** The first that is found in a chain is the one; some are kinds of one that stands below. */
  private static final Map<Class<? extends Throwable>, String> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put(
        NoStartTls.class,
        "it does not offer STARTTLS, so nothing was told to it; see %1$s.tls and %1$s.port");
    SENTENCES.put(
        CertificateExpiredException.class,
        "its certificate has run out; whoever runs the server must renew it");
    SENTENCES.put(CertPathBuilderException.class, untrusted());
    SENTENCES.put(CertPathValidatorException.class, untrusted());
    SENTENCES.put(
        CertificateException.class,
        "its certificate is for another name; %1$s.host must be the name in the certificate");
    SENTENCES.put(SSLException.class, "it speaks no TLS that fits; see %1$s.tls and %1$s.port");
    SENTENCES.put(
        AuthenticationFailedException.class,
        "it refuses the login; see %1$s.username and what belongs to it. So that the account is not locked, the hub"
            + " asks again after pauses of 1 to 15 minutes, and at once when it is started anew");
    SENTENCES.put(UnknownHostException.class, "nobody knows that name; see %1$s.host");
    SENTENCES.put(
        ConnectException.class, "nobody answers there; see %1$s.port, and whether it is running");
    SENTENCES.put(
        SocketTimeoutException.class,
        "it does not answer in time; see whether it is well, and %1$s.timeout");
  }

  private ConnectionFault() {}

  private static String untrusted() {
    return "its certificate is not trusted; if it is the right server, put the certificate of its authority"
        + " into a file and name that in hub.mail.tls.certificates";
  }

  /**
   * @param server host and port
   * @param settings what its settings begin with
   */
  public static String sentence(String server, String settings, Throwable fault) {
    Throwable refused = find(AccessTokens.TokenRefused.class, fault);
    if (refused != null) {
      return refused.getMessage();
    }
    String why =
        SENTENCES.entrySet().stream()
            .filter(each -> find(each.getKey(), fault) != null)
            .findFirst()
            .map(Entry::getValue)
            .orElse(kind(fault));
    return "No connection to the mail server %s: %s".formatted(server, why.formatted(settings));
  }

  private static Throwable find(Class<? extends Throwable> type, Throwable fault) {
    Throwable each = fault;
    while (each != null && !type.isInstance(each)) {
      each = each.getCause();
    }
    return each;
  }

  private static String kind(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
