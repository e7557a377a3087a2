package no.nov.hub.intake.submission;

import java.util.ArrayList;
import java.util.List;

/** Stands for the bean of the routes that write inboxes; notes what it is given, in its order. */
public final class FakeInbox {

  private final List<String> steps;

  /**
   * @param steps to which it adds its own
   */
  public FakeInbox(List<String> steps) {
    this.steps = steps;
  }

  public List<String> records(String submissions) {
    steps.add("send " + submissions);
    return List.of(submissions);
  }

  public List<String> receiptIds(List<String> sent) {
    List<String> receipts = new ArrayList<>();
    sent.forEach(each -> receipts.add("receipt of " + each));
    return receipts;
  }

  public List<String> rejections(String refused) {
    steps.add("keep " + refused);
    return List.of(refused);
  }

  public void kept(List<String> rejections) {
    steps.add("kept " + rejections);
  }
}
