package no.nov.hub.intake.dropfolder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A folder that others may change, held open while the hub works in it: whoever puts a link into
 * another's folder in its place meanwhile changes nothing (openat and its like, POSIX.1-2017).
 * Where the system has no such thing, as on Windows, names are used, and no link is followed that
 * was there before.
 */
final class HeldFolder implements Closeable {

  private static final Set<OpenOption> NEW_TEXT =
      Set.of(
          StandardOpenOption
              .CREATE_NEW, // a pipe that somebody has put there would hold up for ever
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final DirectoryStream<Path> open;

  /** The same, or null where names are used. */
  private final SecureDirectoryStream<Path> held;

  private HeldFolder(Path path, DirectoryStream<Path> open) {
    this.path = path;
    this.open = open;
    this.held = open instanceof SecureDirectoryStream<Path> secure ? secure : null;
  }

  /**
   * @param path whose name only the hub can change
   */
  @SuppressWarnings("StreamResourceLeak") // closed with the folder
  static HeldFolder of(Path path) throws IOException {
    return new HeldFolder(path, Files.newDirectoryStream(path));
  }

  /**
   * @param name of a folder in this one
   * @throws java.nio.file.FileSystemException if it is a link, a file or not there
   */
  HeldFolder within(Path name) throws IOException {
    Path inner = path.resolve(name);
    if (held != null) {
      return new HeldFolder(inner, held.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }
    if (!Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(inner.toString());
    }
    return of(inner);
  }

  Path path() {
    return path;
  }

  boolean has(Path name) throws IOException {
    if (held == null) {
      return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
    try {
      held.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A link in its place is replaced and not followed. */
  void write(Path name, String text) throws IOException {
    delete(name);
    try (SeekableByteChannel note =
        held == null
            ? Files.newByteChannel(path.resolve(name), NEW_TEXT)
            : held.newByteChannel(name, NEW_TEXT)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        note.write(bytes);
      }
    }
    Beside.giveRightsOfFile(path, held, name);
  }

  /** Of what is not there nothing is said. */
  void delete(Path name) throws IOException {
    if (!has(name)) {
      return;
    }
    if (held == null) {
      Files.delete(path.resolve(name));
    } else {
      held.deleteFile(name);
    }
  }

  /** What lies in it; can be asked for once. */
  Iterable<Path> names() {
    return () -> StreamSupport.stream(open.spliterator(), false).map(Path::getFileName).iterator();
  }

  /** Renames a file, or a link itself, from this folder into another. */
  void move(Path name, HeldFolder into, Path newName) throws IOException {
    if (held == null || into.held == null) {
      Files.move(path.resolve(name), into.path.resolve(newName));
    } else {
      held.move(name, into.held, newName);
    }
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
