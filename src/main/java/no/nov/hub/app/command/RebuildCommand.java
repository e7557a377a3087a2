package no.nov.hub.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Empties what the topics give again. */
@Command(
    name = "rebuild",
    description =
        "Empties figures, calendar, issues and receipts, which the hub computes again from its topics when it starts; it must be stopped. Nobody is sent anything. Settings are given as to the hub.")
final class RebuildCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Option(names = "--admission", description = "Also what admission remembers of earlier messages.")
  private boolean admission;

  @Override
  public void run() {
    new HubDatabase(settings).run((hub, environment) -> hub.empty(admission));
    spec.commandLine()
        .getOut()
        .println("Emptied. Start the hub: it computes everything again from its topics.");
  }
}
