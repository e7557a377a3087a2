package no.nov.hub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Hands out, or erases, what the hub has about one person. */
@Command(name = "person", description = "What the hub has about one person.")
final class PersonCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/persons/";
  private static final String NOT_READ =
      "The mailbox could not be read just now. Do this again when the hub's health says that it can.";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(
      name = "export",
      description = "Writes everything that is kept about the person to a file, as JSON.")
  void export(
      @Parameters(paramLabel = "ADDRESS", description = "The person's mail address.")
          String address,
      @Parameters(paramLabel = "FILE", description = "Where to write it; must not exist yet.")
          Path file) {
    JsonNode export = options.hub().post(PATH + "export", Map.of("address", address));
    write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(export));
    out().printf("Everything about the person is in %s. Only you can read it.%n", file);
    tellWhetherMailboxWasRead(export);
  }

  @Command(
      name = "erase",
      description = "Erases the person; the totals of who came to meetings remain.")
  void erase(
      @Parameters(paramLabel = "ADDRESS", description = "The person's mail address.")
          String address) {
    JsonNode answer = options.hub().post(PATH + "erase", Map.of("address", address));
    if (answer.path("erased").isEmpty()) {
      out().println("Nothing was kept about the person.");
    }
    answer
        .path("erased")
        .forEachEntry(
            (what, count) -> out().printf("%-16s %d%n", PlainText.oneLine(what), count.asInt()));
    out()
        .println(
            "Topics, handled files and refused submissions forget the person within 30 days. Delete your own copies of the database that are older than that; newer ones forget the person when they are restored.");
    tellWhetherMailboxWasRead(answer);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say export or erase.");
  }

  private static void tellWhetherMailboxWasRead(JsonNode answer) {
    if (!answer.path("mailboxRead").asBoolean(true)) {
      throw new CommandFault(NOT_READ);
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, content);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFault("%s exists already. Name a file that does not.".formatted(file));
    } catch (IOException e) {
      throw new CommandFault(
          "%s could not be written (%s). See that the directory exists, can be written to and has room."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
