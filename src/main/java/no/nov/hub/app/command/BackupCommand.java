package no.nov.hub.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import no.nov.hub.app.backup.Copy;
import no.nov.hub.app.backup.UnusableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a copy from the hub that runs, and looks whether it came whole. */
@Command(
    name = "backup",
    description = "Writes a copy of what exists only in the database, while the hub runs.")
final class BackupCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/backup";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Where to write it; must not exist yet.")
  private Path file;

  @Override
  public void run() {
    if (Files.exists(file)) {
      throw new CommandFault("%s exists already. Name a file that does not.".formatted(file));
    }
    RunningHub hub = options.hub();
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        create(unfinished);
        hub.download(PATH, unfinished);
        long rows = checked(unfinished);
        Files.move(unfinished, file);
        spec.commandLine()
            .getOut()
            .printf(
                "The copy is in %s (%d rows). It has personal data and the hashes of keys: keep it where only you can read it.%n",
                file, rows);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new CommandFault(
          "%s could not be written (%s). See that the directory exists, can be written to and has room."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static void create(Path path) throws IOException {
    Files.deleteIfExists(path);
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static long checked(Path path) {
    try (Copy copy = Copy.open(path)) {
      return copy.rows();
    } catch (UnusableCopy e) {
      throw new CommandFault(
          "The copy did not come whole, so it was thrown away. Try again; if it happens twice, look at the hub's log.");
    }
  }
}
