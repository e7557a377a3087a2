package no.nov.hub.platform.transport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * Does a change of the database again that lost a race. A MERGE that found no row and inserts one
 * fails where another instance has inserted the same row meanwhile; the next time it finds that
 * row. So this is neither an outage nor the fault of a record.
 */
public final class LostRace {

  private static final Logger LOG = LoggerFactory.getLogger(LostRace.class);
  private static final int MOST_TRIES = 5;

  private LostRace() {}

  /**
   * @param transaction a whole one, so that nothing of it is left when it has failed
   * @throws DuplicateKeyException if it fails so every time: then it is no race
   */
  public static void again(Runnable transaction) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        transaction.run();
        return;
      } catch (DuplicateKeyException e) {
        LOG.debug("Another instance was quicker; once more", e);
      }
    }
    transaction.run();
  }
}
