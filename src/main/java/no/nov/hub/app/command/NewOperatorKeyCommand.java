package no.nov.hub.app.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.app.backup.StoppedHub;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.audit.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * The way back for whoever has lost the operator's keys, since a hub that runs gives them only to
 * one who has one.
 */
@Command(
    name = "new-operator-key",
    description =
        "Makes a key of the operator and prints it, this once, if all others are lost or over; the hub must be stopped. Settings are given as to the hub.")
final class NewOperatorKeyCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    new HubDatabase(settings)
        .run(
            (hub, environment) -> {
              hub.refuseIfItRuns();
              print(made(hub));
            });
  }

  private static Keys.Issued made(StoppedHub hub) {
    Keys keys = Keys.beside(hub.database().getDataSource(), Clock.systemUTC());
    if (keys.areNone()) {
      throw new CommandFault(
          "This hub has no keys yet. Start it: its first start writes those of all.");
    }
    return keys.issue(Keys.OPERATOR, "made at the machine", Actor.atTheMachine());
  }

  private void print(Keys.Issued issued) {
    var out = spec.commandLine().getOut();
    out.println(issued.key());
    out.printf(
        "This is the new key of the operator, with the id %s. It is shown only now; keep it safe. Start the hub, and revoke those that are lost.%n",
        issued.keyId());
  }
}
