package no.nov.hub.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A certificate for one server, made by the JDK's own tool.
 *
 * @param keystore the server's, PKCS12
 * @param trusted what clients must know, PEM
 */
public record Certificate(Path keystore, String password, Path trusted) {

  private static final String ALIAS = "broker";

  /**
   * @param host under which clients reach the server: a name, or an address of IPv4
   */
  public static Certificate madeIn(Path directory, String host)
      throws IOException, InterruptedException {
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

  /** With the key, as certificate authorities hand them out. */
  public Path pem() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keystore)) {
      keys.load(file, password.toCharArray());
    }
    return Files.writeString(
        keystore.resolveSibling("with-key.pem"),
        block("PRIVATE KEY", keys.getKey(ALIAS, password.toCharArray()).getEncoded())
            + block("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
  }

  private static String block(String name, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(
            name,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content));
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", ALIAS, "-keystore", keystore.toString(), "-storepass", password));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }
}
