package no.nov.hub.intake.admission;

import java.util.Locale;

/** How it went with a submission, as receipts, rejections and tables say it. */
public enum SubmissionStatus {
  ACCEPTED,
  /** Kept until its sender confirms it. */
  HELD,
  REJECTED,
  /** By an edge, which could not turn it into a message; it has no receipt. */
  REFUSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SubmissionStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
