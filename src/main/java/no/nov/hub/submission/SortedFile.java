package no.nov.hub.submission;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.admission.Rejection;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;

/**
 * A participant's file, sorted into what can be sent on and what cannot.
 *
 * @param name as the participant named it
 * @param sound what goes to the inbox
 * @param places of the sound ones, in their order
 * @param refused what does not, to be kept with the rejections
 * @param faults of the refused ones, each with its place
 * @param notes on what of the file was not read
 */
public record SortedFile(
    String participant,
    String name,
    List<ToInbox.Item> sound,
    List<Text> places,
    List<Rejection> refused,
    List<Remark> faults,
    List<Text> notes) {

  SortedFile(String participant, String name) {
    this(
        participant,
        name,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** What is said of one place in a file. */
  public record Remark(Text place, List<Reason> reasons) {}
}
