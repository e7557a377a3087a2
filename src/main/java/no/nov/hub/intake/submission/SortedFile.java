package no.nov.hub.intake.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;

/**
 * A participant's file, sorted into what can be sent on and what cannot.
 *
 * @param participant null if it is nobody's
 * @param name as the participant named it
 * @param readAt by which a file is told from one of the same name that was sent before
 * @param sound what goes to the inbox
 * @param taken the same, as it is told
 * @param refused what does not, to be kept with the rejections
 * @param faults of the refused ones, each with its place
 * @param notes on what of the file was not read
 */
public record SortedFile(
    String participant,
    String name,
    Instant readAt,
    List<ToInbox.Item> sound,
    List<Taken> taken,
    List<Rejection> refused,
    List<Remark> faults,
    List<Text> notes) {

  SortedFile(String participant, String name, Instant readAt) {
    this(
        participant,
        name,
        readAt,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** One of which nothing is read. */
  public static SortedFile faulty(
      String participant, String name, Instant readAt, List<Rejection> refused, Remark fault) {
    SortedFile file = new SortedFile(participant, name, readAt);
    file.refused().addAll(refused);
    file.faults().add(fault);
    return file;
  }

  /** Of all that is written for it. */
  public long bytes() {
    return sound.stream().mapToLong(ToInbox.Item::bytes).sum()
        + refused.stream().mapToLong(Rejection::bytes).sum();
  }

  String header() {
    return Subject.fileHeader(name, readAt);
  }

  Subject subject() {
    return Subject.ofFile(header());
  }

  /**
   * What is said of one place in a file.
   *
   * @param places more than one if it is said of several together
   */
  public record Remark(Text place, List<Reason> reasons, int places) {

    public Remark(Text place, List<Reason> reasons) {
      this(place, reasons, 1);
    }
  }

  /** A message with its place in a file. */
  public record Taken(Text place, JsonNode event) {}
}
