package no.nov.hub.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.app.backup.Copy;
import no.nov.hub.app.backup.UnusableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Puts a copy in the place of what is there. */
@Command(
    name = "restore",
    description =
        "Replaces what exists only in the database by a copy; the hub must be stopped. Settings are given as to the hub.")
final class RestoreCommand implements Runnable {

  /** As long as the hub remembers whom it has erased, so that a copy can be made to forget too. */
  private static final Duration OLDEST = Duration.ofDays(30);

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What 'backup' wrote.")
  private Path file;

  @Option(
      names = "--although-old",
      description =
          "Takes a copy of more than thirty days, with persons who have been erased since.")
  private boolean althoughOld;

  @Option(
      names = "--without-topics",
      description =
          "Takes the copy although the topics that belong to it are lost; counts, events and positions begin anew.")
  private boolean withoutTopics;

  @Override
  public void run() {
    try (Copy copy = Copy.open(file)) {
      if (!althoughOld && copy.at().isBefore(Instant.now().minus(OLDEST))) {
        throw new CommandFault(
            "The copy is of %s, more than 30 days ago: persons who have been erased since would be back. Take a newer one and delete this. If there is no newer one, add --although-old and erase them again."
                .formatted(copy.at()));
      }
      new HubDatabase(settings)
          .run(
              (hub, environment) -> {
                hub.refuseIfItRuns();
                if (!withoutTopics) {
                  HubTopics.refuseOthers(copy, environment);
                }
                hub.restore(
                    copy,
                    withoutTopics,
                    Path.of(environment.getRequiredProperty("hub.data")).resolve("restoring"));
              });
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
