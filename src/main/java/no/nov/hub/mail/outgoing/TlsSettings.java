package no.nov.hub.mail.outgoing;

import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
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
    new SettingFaults("hub.mail.tls")
        .require(
            certificates.isEmpty() || isReadable(certificates),
            "certificates",
            certificates,
            new Wanted(
                "må være en lesbar fil med sertifikater i PEM",
                "must be a readable file with certificates in PEM"))
        .refuse();
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

  private static boolean isReadable(String file) {
    try {
      factory(file);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static SSLSocketFactory factory(String file) {
    PemSslStore trusted =
        PemSslStore.load(
            PemSslStoreDetails.forCertificates(Path.of(file).toAbsolutePath().toUri().toString()));
    return SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext().getSocketFactory();
  }
}
