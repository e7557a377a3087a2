package no.nov.hub.intake.submission;

import java.util.List;
import java.util.Map;
import no.nov.hub.intake.file.content.ByteBudget;

/** Submissions on their way to one participant's inbox. */
public record ToInbox(String participant, List<Item> items) {

  /**
   * @param headers of the Kafka record: the content type, {@code ce_…} in binary mode, and where it
   *     came from
   */
  public record Item(Map<String, String> headers, byte[] body) {

    /** With its headers. */
    long bytes() {
      return body.length + headers.values().stream().mapToLong(ByteBudget::bytes).sum();
    }
  }
}
