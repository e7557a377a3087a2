package no.nov.hub.app.command;

import java.io.IOException;
import java.nio.file.Path;
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
    try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
      options.hub().download(PATH, unfinished.path());
      long rows = checked(unfinished.path());
      unfinished.finish();
      spec.commandLine()
          .getOut()
          .printf(
              "The copy is in %s (%d rows). It has personal data and the hashes of keys: keep it where only you can read it.%n",
              file, rows);
    } catch (IOException e) {
      throw UnfinishedFile.notWritten(file, e);
    }
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
