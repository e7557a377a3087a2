package no.nov.hub.intake.submission;

/** Opens the package for tests of others. */
public final class AwaitingReceiptsForTests {

  private AwaitingReceiptsForTests() {}

  /** For what has sent nothing; there is nothing to wait for. */
  public static AwaitingReceipts none() {
    return new AwaitingReceipts(null);
  }

  public static AwaitingReceipts of(SubmissionTables submissionTables) {
    return new AwaitingReceipts(submissionTables);
  }
}
