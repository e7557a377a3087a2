package no.nov.hub.benchmark;

/** One way to judge what is in the inboxes. */
interface Contender {

  String name();

  /** Makes everything ready while the inboxes are still empty. */
  Ready prepare(Stage stage) throws Exception;

  interface Ready extends AutoCloseable {

    /** Returns when the last receipt is committed, and with it what the contender keeps beside. */
    void admitAll() throws Exception;
  }
}
