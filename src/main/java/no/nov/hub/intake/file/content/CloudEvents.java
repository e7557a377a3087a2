package no.nov.hub.intake.file.content;

import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Participant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the CloudEvents of one file.
 *
 * @param fileName part of the ids, so that the same file again gives the same ids
 * @param calendar tells the events of one calendar from those of another
 * @param issues by whose titles rows may name them
 * @param budget of all of them
 */
public record CloudEvents(
    Participant sender, String fileName, String calendar, KnownIssues issues, ByteBudget budget) {

  /** All files of a sender are one calendar. */
  public CloudEvents(Participant sender, String fileName, KnownIssues issues) {
    this(sender, fileName, sender.id(), issues);
  }

  public CloudEvents(Participant sender, String fileName, String calendar, KnownIssues issues) {
    this(sender, fileName, calendar, issues, new ByteBudget());
  }

  private static final int ID_LENGTH = 32;

  /**
   * @param place what tells two equal rows of a file apart, such as the row number
   */
  public ObjectNode event(String type, String place, ObjectNode data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", "file-" + hash(fileName, place, Json.fingerprint(type, data)));
    event.put("source", sender.source());
    event.put("type", type);
    event.put("datacontenttype", "application/json");
    event.set("data", data);
    return event;
  }

  /** The same under another id, for a message that was held under the given receipt. */
  public ObjectNode confirming(String receipt, String type, String place, ObjectNode data) {
    return event(type, place + " " + receipt, data).put("confirms", receipt);
  }

  /** The first 32 hexadecimal digits of SHA-256. */
  public static String hash(String... parts) {
    return Json.sha256(String.join("\n", parts)).substring(0, ID_LENGTH);
  }
}
