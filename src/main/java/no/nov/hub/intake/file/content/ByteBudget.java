package no.nov.hub.intake.file.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import tools.jackson.databind.JsonNode;

/**
 * What a file, the files of a mail together, or a web calendar may become: messages with their
 * headers, and what is said of faults. A small file can become very much, since cells share a text
 * and a series has many dates. It is counted while it is made, so that no file fills the memory.
 */
public final class ByteBudget {

  /**
   * Room for the 50,000 rows that a table may have where each is a message of 500 bytes; a member
   * list is one message, and a group of members too.
   */
  public static final long MOST = 24L << 20;

  /** What is said of the faults of one file, besides what it becomes. */
  private static final long MOST_TOLD = 6L << 20;

  private long left;

  public ByteBudget() {
    this(MOST);
  }

  private ByteBudget(long left) {
    this.left = left;
  }

  public static ByteBudget ofFaults() {
    return new ByteBudget(MOST_TOLD);
  }

  /** As much as is left here, to be taken in its place. */
  public ByteBudget rest() {
    return new ByteBudget(left);
  }

  /**
   * @param bytes that are made
   */
  public void take(long bytes) {
    left -= bytes;
  }

  public void take(JsonNode data) {
    take(Json.MAPPER.writeValueAsBytes(data).length);
  }

  public void take(List<Reason> reasons) {
    reasons.forEach(reason -> take(reason.bytes()));
  }

  /** More was made than there was room for. */
  public boolean isSpent() {
    return left < 0;
  }

  public static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Why nothing of it was taken. */
  public static Reason reason() {
    long megabytes = MOST >> 20;
    return Reason.of(
        "",
        "too_much",
        "Hver rad, dato eller melding i filen sendes for seg, med all sin tekst. Til sammen blir dette mer enn %d MB, som er grensen, så ingenting i filen er brukt. Del den i flere filer (i hver sin e-post hvis den kom med e-post), eller gjør de lange tekstene kortere."
            .formatted(megabytes),
        "Each row, date or message of the file is sent by itself, with all its text. Together this becomes more than %d MB, which is the most, so nothing of the file was used. Divide it into several files (each in a mail of its own if it came by mail), or shorten the long texts."
            .formatted(megabytes));
  }
}
