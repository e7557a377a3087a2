package no.nov.hub.intake.submission;

import java.util.List;

/** Writes in one portion what has a name for its content. */
public final class FakePortions {

  private final String word;
  private String consignment;
  private List<String> receipts;

  /**
   * @param word between {@code faults} or {@code rows} and the name
   */
  public FakePortions(String word) {
    this.word = word;
  }

  public String begin(String begun) {
    consignment = begun;
    receipts = null;
    return begun;
  }

  public boolean anyLeft() {
    return receipts == null;
  }

  public String refused() {
    return "faults %s %s".formatted(word, consignment);
  }

  public String sound() {
    return "rows %s %s".formatted(word, consignment);
  }

  public void written(List<String> given) {
    receipts = given;
  }

  public List<String> receiptIds() {
    return receipts;
  }

  public void settled() {
    consignment = null;
  }
}
