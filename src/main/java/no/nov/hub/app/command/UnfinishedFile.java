package no.nov.hub.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for its owner's eyes, that gets its name only when it is whole. */
final class UnfinishedFile implements AutoCloseable {

  private final Path file;
  private final Path unfinished;

  private UnfinishedFile(Path file, Path unfinished) {
    this.file = file;
    this.unfinished = unfinished;
  }

  /**
   * @throws CommandFault if the file is there already
   */
  static UnfinishedFile beside(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new CommandFault("%s exists already. Name a file that does not.".formatted(file));
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new UnfinishedFile(file, unfinished);
  }

  Path path() {
    return unfinished;
  }

  void finish() throws IOException {
    Files.move(unfinished, file);
  }

  /** What was not finished is deleted. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(unfinished);
  }

  static CommandFault notWritten(Path file, IOException e) {
    return new CommandFault(
        "%s could not be written (%s). See that the directory exists, can be written to and has room."
            .formatted(file, e.getClass().getSimpleName()));
  }
}
