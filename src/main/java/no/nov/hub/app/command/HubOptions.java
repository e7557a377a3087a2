package no.nov.hub.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Which hub a command calls, and where it finds the operator's key. */
final class HubOptions {

  private static final String HUB = "NOV_HUB";
  private static final String LOCAL = "http://127.0.0.1:8080";

  private final Map<String, String> environment;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--hub",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The hub to call; otherwise that of " + HUB + ", otherwise " + LOCAL + ".")
  private String hub;

  @Option(
      names = "--keys-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      defaultValue = "data/secrets/bootstrap-keys.properties",
      description =
          "Read for the operator's key if "
              + OperatorKey.VARIABLE
              + " is not set; otherwise ${DEFAULT-VALUE}.")
  private Path keysFile;

  HubOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  RunningHub hub() {
    return new RunningHub(address(), OperatorKey.find(environment, keysFile));
  }

  private URI address() {
    String text = Optional.ofNullable(hub).orElse(environment.getOrDefault(HUB, LOCAL));
    try {
      URI address = URI.create(text.replaceFirst("/+$", ""));
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw wrongAddress(text);
    }
    throw wrongAddress(text);
  }

  private ParameterException wrongAddress(String text) {
    return new ParameterException(
        command.commandLine(),
        "The hub's address '%s' is not one. Write for instance %s.".formatted(text, LOCAL));
  }
}
