package no.nov.hub.app.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.intake.user.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds people who log in. */
@Command(name = "users", description = "People who log in.")
final class UsersCommand implements Runnable {

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(name = "add", description = "Adds a person with roles.")
  void add(
      @Parameters(paramLabel = "NAME", description = "First and last name, in quotes.") String name,
      @Parameters(paramLabel = "ADDRESS", description = "The person's own mail address.")
          String address,
      @Option(
              names = "--role",
              paramLabel = "ROLE[@PARTICIPANT]",
              required = true,
              description =
                  "poster, contact, manager, deputy, secretary or director at a participant, such as"
                      + " poster@modum; or operator. May be given several times.")
          List<String> roles,
      @Option(
              names = "--language",
              paramLabel = "LANGUAGE",
              defaultValue = "nb",
              description = "nb or en; otherwise ${DEFAULT-VALUE}.")
          String language) {
    List<Map<String, String>> wanted = new ArrayList<>();
    for (String role : roles) {
      wanted.add(role(role));
    }
    options
        .hub()
        .post(
            "/api/v1/operator/users",
            Map.of("name", name, "address", address, "language", language, "roles", wanted));
    spec.commandLine()
        .getOut()
        .printf("%s is added, and gets in with the address at /logg-inn.%n", name);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say add.");
  }

  private Map<String, String> role(String text) {
    String[] parts = text.split("@", 2);
    String name = parts[0].toUpperCase(Locale.ROOT);
    if (Stream.of(Role.values()).noneMatch(role -> role.name().equals(name))) {
      throw new ParameterException(
          spec.commandLine(), "There is no role '%s'. See 'users add --help'.".formatted(parts[0]));
    }
    Map<String, String> role = new HashMap<>();
    role.put("role", name);
    if (parts.length > 1) {
      role.put("participant", parts[1]);
    }
    return role;
  }
}
