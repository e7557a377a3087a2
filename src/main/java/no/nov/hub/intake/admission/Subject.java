package no.nov.hub.intake.admission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.FileNames;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.transport.Received;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a submission is about, by which a later one is known to take its place. It travels in the
 * headers of rejections and, for what was taken, of receipts.
 *
 * @param messageId the sender's, or null
 * @param thing the type and what it speaks of, such as the count of an association at a date, or
 *     null
 * @param file by a hash of its name, since receipts are kept for ever, or null
 * @param readAt when the file was read; null where there is none
 */
public record Subject(String messageId, String thing, String file, Instant readAt) {

  /** The header by which the hub's own edges say which file a row is of, and when it was read. */
  public static final String FILE = "nov-file";

  public static final Subject NONE = new Subject(null, null, null, null);

  static final String THING = "nov-thing";

  private static final String MESSAGE_ID = "nov-message-id";
  private static final int LONGEST = 300;
  private static final int HASH_LENGTH = 32;
  private static final Pattern OF_FILE =
      Pattern.compile("\\d{1,15} [0-9a-f]{%d}".formatted(HASH_LENGTH));

  /** Unsound messages can hold anything; what is no proper name is of no use. */
  public Subject {
    messageId = fit(messageId);
    thing = fit(thing);
    file = fit(file);
  }

  private static String fit(String name) {
    return name == null || name.length() > LONGEST || PlainText.hasControlCharacters(name)
        ? null
        : name;
  }

  /** A thing of which nothing but itself is known. */
  public static Subject of(String type, String key) {
    return new Subject(null, thing(type, key), null, null);
  }

  /**
   * @param file the header {@link #FILE}, or null
   */
  public static Subject of(Participant sender, Inspection.Outcome outcome, String file) {
    Subject whole = ofFile(file);
    if (outcome instanceof Inspection.Sound sound) {
      return new Subject(
          sound.envelope().id(),
          thing(sound.envelope().type(), sound.rules().identity(sound.envelope().data())),
          whole.file,
          whole.readAt);
    }
    return outcome instanceof Inspection.Unsound unsound && unsound.envelope() != null
        ? new Subject(unsound.envelope().id(), thingOf(unsound, sender), whole.file, whole.readAt)
        : whole;
  }

  private static String thing(String type, String identity) {
    return type + " " + identity;
  }

  /** Data with faults may lack what names its thing, or have something else in its place. */
  private static String thingOf(Inspection.Unsound unsound, Participant sender) {
    MessageRules rules = unsound.rules();
    if (rules == null || unsound.envelope().data() == null) {
      return null;
    }
    ObjectNode data = unsound.envelope().data().deepCopy();
    if (!data.has(rules.ownerField())) {
      data.put(rules.ownerField(), sender.id());
    }
    try {
      return thing(unsound.envelope().type(), rules.identity(data));
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** For the header {@link #FILE}. */
  public static String fileHeader(String name, Instant readAt) {
    return readAt.toEpochMilli()
        + " "
        + Json.sha256(FileNames.known(name)).substring(0, HASH_LENGTH);
  }

  /** Anybody can write the header into an inbox; a wrong one is as good as none. */
  public static Subject ofFile(String header) {
    if (header == null || !OF_FILE.matcher(header).matches()) {
      return NONE;
    }
    int space = header.indexOf(' ');
    return new Subject(
        null,
        null,
        header.substring(space + 1),
        Instant.ofEpochMilli(Long.parseLong(header.substring(0, space))));
  }

  Map<String, String> toHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    put(headers, MESSAGE_ID, messageId);
    put(headers, THING, thing);
    put(headers, FILE, file == null ? null : readAt.toEpochMilli() + " " + file);
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }

  public static Subject of(Received record) {
    Subject whole = ofFile(record.header(FILE));
    return new Subject(record.header(MESSAGE_ID), record.header(THING), whole.file, whole.readAt);
  }

  /** The same under the id that its sender gave it. */
  public Subject called(String id) {
    return new Subject(id, thing, file, readAt);
  }
}
