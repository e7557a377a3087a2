package no.nov.hub.app.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Adds participants while the hub runs, and changes them. */
@Command(name = "participants", description = "Who takes part.")
final class ParticipantsCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/participants";
  private static final String ROW = "%-20s %-8s %-14s %-40s %s%n";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Lists all, those who have been removed too.")
  void list() {
    JsonNode all = options.hub().get(PATH).path("participants");
    PrintWriter out = out();
    out.printf(ROW, "ID", "STATE", "KIND", "NAME", "MUNICIPALITIES");
    for (JsonNode each : all) {
      out.printf(
          ROW,
          text(each, "id"),
          text(each, "state"),
          text(each, "kind"),
          text(each, "name"),
          String.join(
              ",", each.path("municipalities").valueStream().map(JsonNode::asString).toList()));
    }
  }

  @Command(
      name = "add",
      description = "Adds a participant, ready within a minute, and prints its key, this once.")
  void add(
      @Parameters(
              paramLabel = "ID",
              description = "a-z, 0-9 and hyphens; part of topic names, and never changed.")
          String id,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              required = true,
              description = "As people read it, in quotes.")
          String name,
      @Option(names = "--short-name", paramLabel = "NAME", description = "For narrow tables.")
          String shortName,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              defaultValue = "association",
              description = "association or regional-body; otherwise ${DEFAULT-VALUE}.")
          String kind,
      @Option(
              names = "--municipality",
              paramLabel = "NUMBER",
              split = ",",
              description = "Several with commas, or several times.")
          List<String> municipalities,
      @Option(
              names = "--manager",
              paramLabel = "NAME",
              description = "The first manager, who is invited; in quotes.")
          String manager,
      @Option(
              names = "--manager-address",
              paramLabel = "ADDRESS",
              description = "The manager's own mail address.")
          String managerAddress,
      @Option(
              names = "--feed",
              paramLabel = "URL",
              description = "A web calendar that the hub fetches. May be given several times.")
          List<String> feeds) {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("id", id);
    wanted.put("name", name);
    wanted.put("shortName", shortName);
    wanted.put("kind", kind);
    wanted.put("municipalities", municipalities);
    wanted.put("managerName", manager);
    wanted.put("managerAddress", managerAddress);
    wanted.put("feeds", feeds);
    tell(id, options.hub().post(PATH, wanted));
  }

  private void tell(String id, JsonNode added) {
    PrintWriter out = out();
    out.println(text(added, "key"));
    out.printf(
        "This is the key of %s. It is shown only now; keep it safe. Files go into its drop folder, drop/%s.%n",
        id, id);
    if (added.has("invitation")) {
      out.printf(
          "The manager is invited by mail, and gets in with %s too.%n",
          options.hub().resolve(text(added, "invitation")));
    }
    if (added.has("password")) {
      out.printf("Its account on Kafka is %s, with the password %s%n", id, text(added, "password"));
    }
    tellAccount(text(added, "account"));
  }

  @Command(name = "rename", description = "Changes the name, from now on.")
  void rename(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--name", paramLabel = "NAME", required = true) String name,
      @Option(
              names = "--short-name",
              paramLabel = "NAME",
              description = "For narrow tables; the name if it is left out.")
          String shortName) {
    Map<String, Object> names = new HashMap<>();
    names.put("name", name);
    names.put("shortName", shortName);
    options.hub().post(path(id, "/rename"), names);
    out().printf("%s is called %s now.%n", id, name);
  }

  @Command(name = "pause", description = "Lets nothing of it in, until it is resumed.")
  void pause(@Parameters(paramLabel = "ID") String id) {
    options.hub().post(path(id, "/pause"), Map.of());
    out().printf("%s is paused: nothing of it is let in.%n", id);
  }

  @Command(name = "resume", description = "Lets in again what comes from now on.")
  void resume(@Parameters(paramLabel = "ID") String id) {
    options.hub().post(path(id, "/resume"), Map.of());
    out().printf("%s is resumed.%n", id);
  }

  @Command(
      name = "account",
      description = "Gives it an account on Kafka, or a new password, and prints that, this once.")
  void account(@Parameters(paramLabel = "ID") String id) {
    JsonNode given = options.hub().post(path(id, "/account"), Map.of());
    if (given.has("password")) {
      out().println(text(given, "password"));
      out()
          .printf("This is the password of %s on Kafka. It is shown only now; keep it safe.%n", id);
    } else if (text(given, "account").equals("NOT_NEEDED")) {
      out().println("This Kafka asks nobody who one is, so there is no account.");
    }
    tellAccount(text(given, "account"));
  }

  @Command(
      name = "remove",
      description = "Takes every access at once, for good. What it has sent stays.")
  void remove(
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--confirm",
              paramLabel = "ID",
              required = true,
              description = "The id once more.")
          String confirmed) {
    if (!id.equals(confirmed)) {
      throw new CommandFault(
          "Nothing was removed: write the same id behind --confirm, as in 'participants remove %s --confirm %s'."
              .formatted(id, id));
    }
    String account = text(options.hub().deleteFor(path(id, "")), "account");
    out().printf("%s is removed. Its keys are revoked; what it has sent stays.%n", id);
    tellAccount(account);
  }

  private void tellAccount(String outcome) {
    if (outcome.equals("NOT_ALLOWED")) {
      out()
          .println(
              "The hub may not change accounts on this Kafka. Run 'kafka prepare' with an administrator's account.");
    } else if (outcome.equals("FAILED")) {
      out()
          .println(
              "Kafka did not answer when its account was to be changed. Run 'kafka prepare' with an administrator's account.");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say list, add, account, rename, pause, resume or remove.");
  }

  private String path(String id, String deed) {
    if (!id.matches("[a-z0-9-]{1,32}")) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is no participant's id. See 'participants list'.".formatted(id));
    }
    return PATH + "/" + id + deed;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String text(JsonNode node, String field) {
    return PlainText.oneLine(node.path(field).asString(""));
  }
}
