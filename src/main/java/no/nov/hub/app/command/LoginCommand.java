package no.nov.hub.app.command;

import java.util.Map;
import no.nov.hub.platform.message.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a link with which one person gets in, once. */
@Command(
    name = "login",
    description = "Prints a link that lets one person in: once, within ten minutes.")
final class LoginCommand implements Runnable {

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ADDRESS",
      description = "The person's mail address; 'operator' for the first start.")
  private String address;

  @Override
  public void run() {
    RunningHub hub = options.hub();
    String link =
        hub.post("/api/v1/operator/login-links", Map.of("address", address))
            .path("link")
            .asString();
    spec.commandLine().getOut().println(hub.resolve(PlainText.oneLine(link)));
  }
}
