package no.nov.hub.command;

import java.nio.file.Path;
import no.nov.hub.backup.Copy;
import no.nov.hub.backup.UnusableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a copy in the place of what is there. */
@Command(
    name = "restore",
    description =
        "Replaces what exists only in the database by a copy; the hub must be stopped. Settings are given as to the hub.")
final class RestoreCommand implements Runnable {

  @Mixin private StoppedHubOptions hub;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What 'backup' wrote.")
  private Path file;

  @Override
  public void run() {
    try (Copy copy = Copy.open(file)) {
      hub.run(stopped -> stopped.restore(copy));
      spec.commandLine()
          .getOut()
          .printf(
              "Restored %d rows of the copy taken at %s. Start the hub: it computes the rest from its topics.%n",
              copy.rows(), copy.at());
    } catch (UnusableCopy e) {
      throw new CommandFault(e.getMessage());
    }
  }
}
