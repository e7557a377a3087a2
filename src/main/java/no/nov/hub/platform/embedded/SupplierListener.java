package no.nov.hub.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Opens the embedded broker to programs on other machines, over TLS and with an account each.
 *
 * @param address name and port under which they reach it, such as hub.example.no:9093
 * @param certificate a PEM file with the private key, the certificate and those that vouch for it
 */
record SupplierListener(String address, Path certificate) {

  private static final String PREFIX = "hub.embedded.kafka.suppliers";
  private static final String HOST_AND_PORT = "[A-Za-z0-9.-]+:\\d{1,5}";

  SupplierListener {
    SettingFaults faults = new SettingFaults(PREFIX);
    faults.require(
        address != null && address.matches(HOST_AND_PORT) && isPort(address),
        "address",
        address,
        new Wanted(
            "må være navn:port, som hub.example.no:9093",
            "must be name:port, such as hub.example.no:9093"));
    faults.require(
        certificate != null && Files.isReadable(certificate),
        "certificate",
        certificate,
        new Wanted(
            "må være en fil som huben kan lese, med privat nøkkel og sertifikat (PEM)",
            "must be a file that the hub can read, with private key and certificate (PEM)"));
    faults.refuse();
  }

  private static boolean isPort(String address) {
    return Wanted.isPort(portOf(address));
  }

  private static int portOf(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  int port() {
    return portOf(address);
  }

  /** What Kafka needs to show the certificate. */
  Map<String, String> keystore() {
    return Map.of(
        SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
        DefaultSslEngineFactory.PEM_TYPE,
        SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
        certificate.toAbsolutePath().toString());
  }

  /**
   * Before the broker starts, which would tell it in other words.
   *
   * @throws BrokerNotStarted if the file holds no key and certificate that fit
   */
  void check() {
    try (DefaultSslEngineFactory tls = new DefaultSslEngineFactory()) {
      tls.configure(new ConfigDef().withClientSslSupport().parse(keystore()));
    } catch (KafkaException e) {
      throw BrokerNotStarted.yet(
          "The certificate in %s cannot be used: %s.certificate must name a PEM file with the private key (PKCS8, without a password), the certificate and those that vouch for it, in this order."
              .formatted(certificate, PREFIX),
          e);
    }
  }
}
