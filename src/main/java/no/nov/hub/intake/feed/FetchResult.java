package no.nov.hub.intake.feed;

/** What became of one fetch. */
sealed interface FetchResult {

  /** As it was when it was fetched with these marks (304). */
  record Unchanged() implements FetchResult {}

  record Body(byte[] bytes, Marks marks) implements FetchResult {}

  record Failed(FeedProblem problem) implements FetchResult {}

  /**
   * By what a server tells an unchanged calendar from a changed one.
   *
   * @param etag or null
   * @param lastModified as the server wrote it, or null
   */
  record Marks(String etag, String lastModified) {

    static final Marks NONE = new Marks(null, null);
  }
}
