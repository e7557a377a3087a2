package no.nov.hub.intake.quota;

/**
 * What one body takes of a participant's day: what is still to come counts already, so that many at
 * once do not go beyond as one may. A body that has not said its length takes as it comes.
 */
final class Reservation implements AutoCloseable {

  private final Quota quota;
  private final String participant;
  private final Edge edge;
  private long toCome;
  private long came;

  /**
   * @param toCome bytes, as far as it is known
   */
  Reservation(Quota quota, String participant, Edge edge, long toCome) {
    this.quota = quota;
    this.participant = participant;
    this.edge = edge;
    this.toCome = toCome;
  }

  /**
   * They are counted, whatever is done with them.
   *
   * @return false if they are more than was reserved, and what others send has used up the day
   */
  boolean came(long bytes) {
    synchronized (quota) {
      long reserved = Math.min(bytes, toCome);
      boolean granted = reserved == bytes || !quota.isUsedUpWithout(participant, toCome + came);
      take(reserved);
      came += bytes;
      quota.count(participant, edge, bytes);
      return granted;
    }
  }

  /** What has not come does not come any more. */
  @Override
  public void close() {
    synchronized (quota) {
      take(toCome);
    }
  }

  private void take(long bytes) {
    toCome -= bytes;
    quota.giveBack(participant, bytes);
  }
}
