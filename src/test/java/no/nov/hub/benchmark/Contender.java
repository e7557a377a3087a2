package no.nov.hub.benchmark;

/** One way to judge what is in the inboxes. */
interface Contender {

  String name();

  /** Makes everything ready while the inboxes are still empty. */
  Ready prepare(Stage stage) throws Exception;

  interface Ready extends AutoCloseable {

    /**
     * Begins to read, and returns when this many submissions in all have their receipts committed,
     * and with them what the contender keeps beside.
     */
    void admit(int inAll) throws Exception;

    /** Reads no further, so that the inboxes can be filled again. */
    void pause() throws Exception;
  }
}
