package no.nov.hub.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.backup.Copy;
import no.nov.hub.backup.UnusableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Puts a copy in the place of what is there. */
@Command(
    name = "restore",
    description =
        "Replaces what exists only in the database by a copy; the hub must be stopped. Settings are given as to the hub.")
final class RestoreCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What 'backup' wrote.")
  private Path file;

  @Override
  public void run() {
    try (Copy copy = Copy.open(file)) {
      new HubDatabase(settings).run(hub -> hub.restore(copy));
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
