package no.nov.hub.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** By which an operator says that database and broker shall belong together from now on. */
@Command(
    name = "adopt-broker",
    description =
        "Lets the hub take the Kafka that it finds at its next start for its own, after it has said that it is not: the topics are lost or moved, or the database is. It must be stopped. What the topics give is computed again from those that are there; beside an empty database the hub begins anew, with new keys and mails. Settings are given as to the hub.")
final class AdoptBrokerCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    new HubDatabase(settings).run((hub, environment) -> hub.adoptBroker());
    spec.commandLine()
        .getOut()
        .println(
            "Done. Start the hub: it takes the Kafka of its settings for its own, and computes everything from the topics that are there.");
  }
}
