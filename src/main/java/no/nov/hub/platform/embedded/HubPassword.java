package no.nov.hub.platform.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/**
 * The password with which the hub's own clients log on, made once and kept where only the owner can
 * read it.
 */
record HubPassword(String value) {

  private static final String FILE = "broker.properties";
  private static final String KEY = "hub.password";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  static HubPassword in(Path secrets) {
    Path file = secrets.resolve(FILE);
    try {
      return new HubPassword(Files.exists(file) ? read(file) : make(file));
    } catch (IOException e) {
      throw new BrokerNotStarted(
          "The broker's password file %s can be neither read nor written (%s): give the hub's user the right to."
              .formatted(file, e),
          e);
    }
  }

  private static String read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String password = properties.getProperty(KEY, "");
    if (!password.matches("[A-Za-z0-9_-]{20,}")) {
      throw new BrokerNotStarted(
          "%s has no usable %s: delete the file and start again; a new password is then made."
              .formatted(file, KEY));
    }
    return password;
  }

  private static String make(Path file) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Properties properties = new Properties();
    properties.setProperty(KEY, password);
    StringWriter text = new StringWriter();
    properties.store(text, "The hub's own account on the embedded broker");
    write(file, text.toString());
    return password;
  }

  /** Whole or not at all: a half-written password would lock the hub out after a crash. */
  private static void write(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    if (POSIX) {
      Files.setPosixFilePermissions(directory, OWNER_ONLY_DIRECTORY);
    }
    Path draft = Files.createTempFile(directory, FILE, ".tmp", ownerOnly());
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return "HubPassword[hidden]";
  }
}
