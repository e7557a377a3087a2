package no.nov.hub.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A certificate for one server, made by the JDK's own tool.
 *
 * @param keystore the server's, PKCS12
 * @param trusted what clients must know, PEM
 */
record Certificate(Path keystore, String password, Path trusted) {

  /**
   * @param host under which clients reach the server: a name, or an address of IPv4
   */
  static Certificate madeIn(Path directory, String host) throws IOException, InterruptedException {
    Certificate certificate =
        new Certificate(
            directory.resolve("broker.p12"),
            UUID.randomUUID().toString(),
            directory.resolve("broker.pem"));
    certificate.keytool(
        "-genkeypair",
        "-storetype",
        "PKCS12",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + host,
        "-ext",
        "san=" + (host.matches("[0-9.]+") ? "ip:" : "dns:") + host);
    certificate.keytool("-exportcert", "-rfc", "-file", certificate.trusted().toString());
    return certificate;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "broker", "-keystore", keystore.toString(), "-storepass", password));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }
}
