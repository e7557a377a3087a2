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
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that others may change, held open while the hub works in it: whoever puts a link into
 * another's folder in its place meanwhile changes nothing (openat and its like, POSIX.1-2017).
 * Where the system has no such thing, as on Windows, names are used, and no link is followed that
 * was there before.
 */
final class HeldFolder implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(HeldFolder.class);

  private static final Set<OpenOption> NEW_TEXT =
      Set.of(
          StandardOpenOption
              .CREATE_NEW, // a pipe that somebody has put there would hold up for ever
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private static final Set<PosixFilePermission> EXECUTING =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private static final String MODE = "unix:mode";
  private static final int ALL_RIGHTS = 07777;

  private final Path path;
  private final DirectoryStream<Path> open;

  /** The same, or null where names are used. */
  private final SecureDirectoryStream<Path> held;

  /** Of rights. */
  private interface Giving {

    void give() throws IOException;
  }

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
    try {
      view(name, BasicFileAttributeView.class).readAttributes();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private <V extends FileAttributeView> V view(Path name, Class<V> kind) {
    return held == null
        ? Files.getFileAttributeView(path.resolve(name), kind, LinkOption.NOFOLLOW_LINKS)
        : held.getFileAttributeView(name, kind, LinkOption.NOFOLLOW_LINKS);
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
    giveRights(() -> view(name, PosixFileAttributeView.class).setPermissions(rightsForTexts()));
  }

  /**
   * Makes a folder in this one, by its name, since nothing else can. So the name of this folder
   * must be one that only the hub can change.
   */
  void make(Path name) throws IOException {
    Path made = Files.createDirectory(path.resolve(name));
    giveRights(() -> Files.setAttribute(made, MODE, mode(), LinkOption.NOFOLLOW_LINKS));
  }

  /** With what only whole modes have: that all that is made in it belongs to its group. */
  private int mode() throws IOException {
    return (Integer) Files.getAttribute(path, MODE) & ALL_RIGHTS;
  }

  private Set<PosixFilePermission> rightsForTexts() throws IOException {
    Set<PosixFilePermission> rights =
        held == null
            ? Files.getPosixFilePermissions(path)
            : held.getFileAttributeView(PosixFileAttributeView.class)
                .readAttributes()
                .permissions();
    rights.removeAll(EXECUTING);
    return rights;
  }

  /**
   * What the hub makes has the rights of the folder that it is in, so that whoever may lay a file
   * there may read the answer. The file is answered for all the same when they cannot be given.
   */
  private void giveRights(Giving giving) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    try {
      giving.give();
    } catch (IOException e) {
      LOG.warn(
          "What the hub made in {} could not get the rights of that folder ({}). Make done and rejected in it yourself, with its rights",
          path,
          e.getClass().getSimpleName());
    }
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
