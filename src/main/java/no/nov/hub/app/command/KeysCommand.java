package no.nov.hub.app.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.platform.message.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** Lists, adds and revokes keys. */
@Command(name = "keys", description = "Keys of participants and of the operator.")
final class KeysCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/keys";
  private static final String ROW = "%-16s %-36s %-20s %-20s %s%n";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Lists all keys, the revoked ones too; never a key itself.")
  void list() {
    JsonNode keys = options.hub().get(PATH);
    PrintWriter out = out();
    out.printf(ROW, "HOLDER", "KEY ID", "CREATED", "REVOKED", "LABEL");
    for (JsonNode key : keys) {
      out.printf(
          ROW,
          text(key, "holder"),
          text(key, "keyId"),
          time(key, "createdAt"),
          time(key, "revokedAt"),
          text(key, "label"));
    }
  }

  @Command(name = "add", description = "Makes a key and prints it, this once.")
  void add(
      @Parameters(paramLabel = "HOLDER", description = "A participant's id, or operator.")
          String holder,
      @Option(
              names = "--label",
              paramLabel = "TEXT",
              required = true,
              description = "What the key is for.")
          String label) {
    JsonNode key = options.hub().post(PATH, Map.of("holder", holder, "label", label));
    PrintWriter out = out();
    out.println(text(key, "key"));
    out.printf(
        "This is the new key of %s, with the id %s. It is shown only now; keep it safe.%n",
        text(key, "holder"), text(key, "keyId"));
  }

  @Command(name = "revoke", description = "Makes a key invalid at once.")
  void revoke(
      @Parameters(
              paramLabel = "KEY-ID",
              description = "As 'keys list' shows it.",
              converter = KeyId.class)
          UUID keyId) {
    options.hub().delete(PATH + "/" + keyId);
    out().printf("The key %s is revoked. Nobody gets in with it any more.%n", keyId);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, add or revoke.");
  }

  private static final class KeyId implements ITypeConverter<UUID> {

    @Override
    public UUID convert(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'%s' is not a key id; see 'keys list'".formatted(text));
      }
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String text(JsonNode key, String field) {
    return PlainText.oneLine(key.path(field).asString(""));
  }

  private static String time(JsonNode key, String field) {
    return text(key, field).replaceFirst("\\.\\d+Z$", "Z");
  }
}
