package no.nov.hub.app.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import no.nov.hub.app.backup.Manifest.Content;
import no.nov.hub.platform.message.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A copy of {@code kept} in a file, known to be whole. */
public final class Copy implements AutoCloseable {

  /** What tells of this machine, and who has been erased: not emptied where a copy lacks it. */
  private static final Set<String> STAYING =
      Set.of("known_broker", "known_topic", "quota", "quota_mark", "erased_person");

  private static final String KNOWN_BROKER = "known_broker";

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;
  private final Set<String> unknown;

  private Copy(Path path, ZipFile zip, Manifest manifest, Set<String> unknown) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
    this.unknown = unknown;
  }

  /**
   * Reads the whole file once to see that nothing is missing or changed.
   *
   * @throws UnusableCopy if it is not a copy or not whole
   */
  public static Copy open(Path path) {
    if (!Files.isReadable(path)) {
      throw new UnusableCopy(
          "There is no file %s that this user may read. Name the file that 'backup' wrote."
              .formatted(path));
    }
    ZipFile zip = null;
    try {
      zip = new ZipFile(path.toFile());
      Copy copy = new Copy(path, zip, manifest(path, zip), Set.of());
      copy.refuseDamage();
      return copy;
    } catch (ZipException e) {
      closeQuietly(zip);
      throw damaged(path, "it is cut off or not a zip file");
    } catch (IOException e) {
      closeQuietly(zip);
      throw damaged(path, "it cannot be read to its end");
    } catch (UnusableCopy e) {
      closeQuietly(zip);
      throw e;
    }
  }

  private static void closeQuietly(ZipFile zip) {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static Manifest manifest(Path path, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw notOurs(path);
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      Manifest manifest = Json.MAPPER.readValue(stream, Manifest.class);
      if (!Manifest.FORMAT.equals(manifest.format())) {
        throw notOurs(path);
      }
      return manifest;
    } catch (JacksonException e) {
      throw notOurs(path);
    }
  }

  private static UnusableCopy notOurs(Path path) {
    return new UnusableCopy(
        "%s is not a copy that this hub's 'backup' wrote. Name another file.".formatted(path));
  }

  private static UnusableCopy damaged(Path path, String how) {
    return new UnusableCopy(
        "The copy %s is damaged: %s. Take another copy; nothing was changed.".formatted(path, how));
  }

  private void refuseDamage() throws IOException {
    for (Content content : manifest.tables()) {
      MessageDigest digest = sha256();
      try (InputStream lines = new DigestInputStream(stream(content), digest)) {
        lines.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(content.sha256())) {
        throw damaged(path, "%s is not as it was written".formatted(content.entry()));
      }
    }
  }

  private InputStream stream(Content content) throws IOException {
    ZipEntry entry = zip.getEntry(content.entry());
    if (entry == null) {
      throw damaged(path, "%s is missing".formatted(content.entry()));
    }
    return zip.getInputStream(entry);
  }

  public Instant at() {
    return manifest.at();
  }

  public long rows() {
    return manifest.tables().stream().mapToLong(Content::rows).sum();
  }

  /** How far the hub had read each topic when the copy was made. */
  public Map<String, Long> topics() {
    return manifest.topics();
  }

  /** The id of the database that it was taken from; copies of earlier versions have none. */
  public Optional<UUID> hub() throws IOException, SQLException {
    List<UUID> ids = new ArrayList<>();
    if (manifest.tables().stream().anyMatch(t -> t.table().equals(KNOWN_BROKER))) {
      readRows(KNOWN_BROKER, row -> ids.add(UUID.fromString(row.required("hub_id").asString())));
    }
    return ids.stream().findFirst();
  }

  String schemaVersion() {
    return manifest.schemaVersion();
  }

  /** The same, that was made of one of an earlier version. */
  Copy madeOf(Copy earlier) {
    Set<String> had =
        earlier.manifest.tables().stream().map(Content::table).collect(Collectors.toSet());
    Set<String> later =
        manifest.tables().stream()
            .filter(content -> content.rows() == 0)
            .map(Content::table)
            .filter(table -> STAYING.contains(table) && !had.contains(table))
            .collect(Collectors.toSet());
    return new Copy(path, zip, manifest, later);
  }

  /**
   * Whether it says what stands in the table. One of an earlier version says nothing of what was
   * not kept then, such as which broker is the hub's own.
   */
  boolean knows(String table) {
    return !unknown.contains(table);
  }

  interface RowReader {
    void read(JsonNode row) throws SQLException;
  }

  /** The rows of a table, one at a time. */
  void readRows(String table, RowReader reader) throws IOException, SQLException {
    Content content =
        manifest.tables().stream()
            .filter(c -> c.table().equals(table))
            .findFirst()
            .orElseThrow(() -> damaged(path, "the table %s is missing".formatted(table)));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream(content), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.read(Json.MAPPER.readTree(line));
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime must have SHA-256", e);
    }
  }

  @Override
  public void close() {
    closeQuietly(zip);
  }
}
