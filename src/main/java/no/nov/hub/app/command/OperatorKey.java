package no.nov.hub.app.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The operator's key. Its form is checked before it becomes a header: the HTTP client would quote a
 * broken one in its error.
 */
final class OperatorKey {

  static final String VARIABLE = "NOV_OPERATOR_KEY";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{20,200}");

  private final String key;

  private OperatorKey(String key, String where) {
    if (!FORM.matcher(key).matches()) {
      throw new CommandFault(
          "What %s holds does not look like a key. Copy the operator's key anew, without spaces or quotes."
              .formatted(where));
    }
    this.key = key;
  }

  static OperatorKey find(Map<String, String> environment, Path file) {
    String given = environment.getOrDefault(VARIABLE, "").strip();
    return given.isEmpty()
        ? new OperatorKey(inFile(file), file.toString())
        : new OperatorKey(given, VARIABLE);
  }

  private static String inFile(Path file) {
    if (!Files.exists(file)) {
      throw new CommandFault(
          "There is no operator's key: %s is not set and there is no file %s. Set %s, or name the file with --keys-file."
              .formatted(VARIABLE, file, VARIABLE));
    }
    Properties keys = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      keys.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFault(
          "The file %s cannot be read. Run the command as the user that runs the hub, or set %s."
              .formatted(file, VARIABLE));
    }
    String key = keys.getProperty("operator", "").strip();
    if (key.isEmpty()) {
      throw new CommandFault(
          "The file %s has no line 'operator=…'. Set %s instead.".formatted(file, VARIABLE));
    }
    return key;
  }

  String asHeader() {
    return "Bearer " + key;
  }

  @Override
  public String toString() {
    return "OperatorKey";
  }
}
