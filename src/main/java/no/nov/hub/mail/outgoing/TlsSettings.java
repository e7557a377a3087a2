package no.nov.hub.mail.outgoing;

import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Whom the hub believes to be its mail server, to send and to read alike.
 *
 * @param certificates a PEM file of authorities, or of the server itself, which alone are trusted;
 *     empty: those that Java knows
 */
@ConfigurationProperties("hub.mail.tls")
public record TlsSettings(@DefaultValue("") String certificates) {

  public TlsSettings {
    certificates = certificates.strip();
    if (!certificates.isEmpty()) {
      factory(certificates);
    }
  }

  /**
   * @param prefix such as {@code mail.smtp.}
   */
  public void apply(Properties properties, String prefix) {
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (!certificates.isEmpty()) {
      properties.put(prefix + "ssl.socketFactory", factory(certificates));
      // Otherwise a server that is refused is asked once more, by what Java trusts.
      properties.put(prefix + "socketFactory.fallback", "false");
    }
  }

  private static SSLSocketFactory factory(String file) {
    try {
      PemSslStore trusted =
          PemSslStore.load(
              PemSslStoreDetails.forCertificates(
                  Path.of(file).toAbsolutePath().toUri().toString()));
      return SslBundle.of(new PemSslStoreBundle(null, trusted))
          .createSslContext()
          .getSocketFactory();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "hub.mail.tls.certificates: '%s' is not a readable file with certificates in PEM"
              .formatted(file),
          e);
    }
  }
}
