package no.nov.hub.app.command;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.access.Keys;
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

/** Lists, adds, rotates and revokes keys. */
@Command(name = "keys", description = "Keys of participants and of the operator.")
final class KeysCommand implements Runnable {

  private static final String PATH = "/api/v1/operator/keys";
  private static final String ROW = "%-16s %-36s %-20s %-20s %-20s %-20s %-20s %s%n";

  @Mixin private HubOptions options;
  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Lists all keys, the revoked ones too; never a key itself.")
  void list() {
    JsonNode keys = options.hub().get(PATH);
    PrintWriter out = out();
    out.printf(ROW, "HOLDER", "KEY ID", "SCOPES", "CREATED", "EXPIRES", "USED", "REVOKED", "LABEL");
    for (JsonNode key : keys) {
      out.printf(
          ROW,
          text(key, "holder"),
          text(key, "keyId"),
          scopes(key),
          time(key, "createdAt"),
          time(key, "expiresAt"),
          time(key, "lastUsedAt"),
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
          String label,
      @Option(
              names = "--scopes",
              paramLabel = "SCOPE",
              split = ",",
              description =
                  "What it may do: submit, read, groups. All of them if left out; operate for operator.")
          Set<String> scopes,
      @Option(
              names = "--expires",
              paramLabel = "DAY",
              converter = Day.class,
              description = "Its last day, such as 2027-06-30. Without an end if left out.")
          LocalDate expires) {
    Map<String, Object> wanted = new HashMap<>(Map.of("holder", holder, "label", label));
    if (scopes != null) {
      wanted.put("scopes", scopes);
    }
    putDay(expires, wanted);
    print(options.hub().post(PATH, wanted));
  }

  @Command(
      name = "rotate",
      description =
          "Makes a key in the place of another, which works on for a while, and prints it.")
  void rotate(
      @Parameters(
              paramLabel = "KEY-ID",
              description = "As 'keys list' shows it.",
              converter = KeyId.class)
          UUID keyId,
      @Option(
              names = "--overlap",
              paramLabel = "DAYS",
              defaultValue = "7d",
              converter = Days.class,
              description = "How long the old key still works, such as 14d; 7d if left out.")
          Integer overlap,
      @Option(
              names = "--expires",
              paramLabel = "DAY",
              converter = Day.class,
              description =
                  "The last day of the new key. It lives as long as the old one was to if left out.")
          LocalDate expires) {
    Map<String, Object> wanted = new HashMap<>(Map.of("overlapDays", overlap));
    putDay(expires, wanted);
    JsonNode rotated = options.hub().post(PATH + "/" + keyId + "/rotate", wanted);
    print(rotated.path("issued"));
    out().printf("The old one works until %s.%n", time(rotated, "oldExpiresAt"));
    if (text(rotated.path("issued"), "holder").equals(Keys.OPERATOR)) {
      out()
          .printf(
              "If commands use the old one, put the new one in its place: in %s, or after 'operator=' in the file of first keys, which is not changed.%n",
              OperatorKey.VARIABLE);
    }
  }

  private static void putDay(LocalDate expires, Map<String, Object> wanted) {
    if (expires != null) {
      wanted.put("expires", expires.toString());
    }
  }

  private void print(JsonNode key) {
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
    throw new ParameterException(spec.commandLine(), "Say list, add, rotate or revoke.");
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

  private static final class Day implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'%s' is no day such as 2027-06-30".formatted(text));
      }
    }
  }

  private static final class Days implements ITypeConverter<Integer> {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");

    @Override
    public Integer convert(String text) {
      Matcher days = DAYS.matcher(text);
      if (!days.matches()) {
        throw new TypeConversionException("'%s' is no number of days such as 7d".formatted(text));
      }
      return Integer.valueOf(days.group(1));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String text(JsonNode key, String field) {
    return PlainText.oneLine(key.path(field).asString(""));
  }

  private static String scopes(JsonNode key) {
    return key.path("scopes").valueStream().map(JsonNode::asString).collect(joining(","));
  }

  private static String time(JsonNode key, String field) {
    return text(key, field).replaceFirst("\\.\\d+Z$", "Z");
  }
}
