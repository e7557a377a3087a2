package no.nov.hub.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Searches, exports and checks what has been noted. */
@Command(name = "audit", description = "Who did what, when, for whom, from where.")
final class AuditCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/audit";
  private static final String ROW = "%-8s %-20s %-41s %-14s %-28s %-40s %-15s %s%n";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Shows entries, the newest first.")
  void list(
      @Option(names = "--from", paramLabel = "DATE", description = "The first day.") LocalDate from,
      @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
          LocalDate until,
      @Option(
              names = "--who",
              paramLabel = "WHO",
              description = "A participant, operator, hub or user/ID.")
          String who,
      @Option(names = "--action", paramLabel = "TEXT", description = "Such as 'key issued'.")
          String action,
      @Option(names = "--for", paramLabel = "PARTICIPANT", description = "For whom it was done.")
          String forWhom,
      @Option(
              names = "--limit",
              paramLabel = "NUMBER",
              defaultValue = "100",
              description = "How many at most, up to 500; otherwise ${DEFAULT-VALUE}.")
          int limit,
      @Option(
              names = "--after",
              paramLabel = "NUMBER",
              description = "Goes on where a list ended, as it says itself.")
          Long after) {
    Query query = new Query();
    query.add("from", from);
    query.add("until", until);
    query.add("who", who);
    query.add("action", action);
    query.add("forWhom", forWhom);
    query.add("limit", limit);
    query.add("after", after);
    JsonNode page = options.hub().get(PATH + query);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "NUMBER", "AT", "WHO", "FOR", "ACTION", "SUBJECT", "FROM", "WAY");
    for (JsonNode entry : page.path("entries")) {
      out.printf(
          ROW,
          text(entry, "number"),
          text(entry, "at").replaceFirst("\\.\\d+Z$", "Z"),
          text(entry, "who"),
          text(entry, "forWhom"),
          text(entry, "action"),
          text(entry, "subject"),
          text(entry, "origin"),
          text(entry, "way"));
    }
    if (!text(page, "next").isEmpty()) {
      out.printf("There are more: --after %s%n", text(page, "next"));
    }
  }

  /** As a query of an address. */
  private static final class Query {

    private final List<String> parts = new ArrayList<>();

    void add(String name, Object value) {
      if (value != null) {
        parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public String toString() {
      return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
  }

  @Command(
      name = "export",
      description = "Writes all entries to a file, the oldest first, a line of JSON for each.")
  void export(
      @Parameters(paramLabel = "FILE", description = "Where to write it; must not exist yet.")
          Path file) {
    try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
      options.hub().download(PATH + "/export", unfinished.path());
      refusePart(unfinished.path());
      unfinished.finish();
    } catch (IOException e) {
      throw UnfinishedFile.notWritten(file, e);
    }
    spec.commandLine().getOut().printf("All entries are in %s. Only you can read it.%n", file);
  }

  /** The last line tells how many there are, and the hash of the last one. */
  private static void refusePart(Path file) throws IOException {
    long lines = 0;
    JsonNode before = MissingNode.getInstance();
    JsonNode last = MissingNode.getInstance();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        before = last;
        last = Json.MAPPER.readTree(line);
      }
    } catch (JacksonException e) {
      throw part();
    }
    boolean isWhole =
        last.path("entries").asLong(-1) == lines - 1
            && text(last, "lastHash").equals(text(before, "hash"));
    if (!isWhole) {
      throw part();
    }
  }

  private static CommandFault part() {
    return new CommandFault(
        "What the hub sent is only a part of the entries, so no file was written. Try again; the hub's log may tell why.");
  }

  @Command(
      name = "check",
      description =
          "Walks all entries and says whether each still holds the hash of the one before.")
  void check(
      @Option(
              names = "--known",
              paramLabel = "NUMBER:HASH",
              description = "What an earlier 'audit check' printed and you noted elsewhere.")
          String known) {
    Query query = new Query();
    query.add("known", known);
    JsonNode check = options.hub().getSlowly(PATH + "/check" + query);
    JsonNode broken = check.path("broken");
    if (!broken.path("fault").isMissingNode()) {
      throw new CommandFault(broken(broken));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "Whole: %s entries, and %s older ones. Note this elsewhere, and give it to 'audit check --known' later, to see that none were written anew: %s:%s%n",
            text(check, "chained"),
            text(check, "older"),
            text(check, "chained"),
            text(check, "hash"));
  }

  private static String broken(JsonNode broken) {
    String place = "%s (%s)".formatted(known(text(broken, "number")), known(text(broken, "at")));
    String what =
        switch (text(broken, "fault")) {
          case "MISSING" -> "Entry %s is missing; the time is that of an entry beside it.";
          case "INSERTED" -> "Entry %s does not belong where it is: it was put in later.";
          case "OLDER_CHANGED" ->
              "The chain begins at entry %s, and what is older than it was changed since.";
          case "REWRITTEN" -> "Entry %s is not the one you noted: the chain was written anew.";
          default -> "Entry %s is not as it was written.";
        };
    return "The chain is broken. "
        + what.formatted(place)
        + " Keep the database as it is, and compare it with the newest backup or export that is whole.";
  }

  private static String known(String text) {
    return text.isEmpty() ? "without one" : text;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, export or check.");
  }

  private static String text(JsonNode node, String field) {
    return PlainText.oneLine(node.path(field).asString(""));
  }
}
