package no.nov.hub.transport;

/** The database has read further than the topics go, so what comes next would be passed over. */
final class NotTogether extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reader whose tables they are
   * @param position the next offset that they expect
   */
  NotTogether(String reader, String topic, long position, long end) {
    super(
        "The database (%s) has read %s to %d, but the topic ends at %d: database and topics do not belong together. Restore both from the same copy; if the topics are the right ones, 'rebuild --admission' computes the tables again"
            .formatted(reader, topic, position, end));
  }
}
