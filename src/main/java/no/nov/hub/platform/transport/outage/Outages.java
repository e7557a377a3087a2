package no.nov.hub.platform.transport.outage;

import java.io.IOException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells an outage (broker, database, disk: everything would fail, so wait) from a fault in one
 * record (only it would fail, so set it aside). Decided by type, never by the text of an error.
 */
public final class Outages {

  private static final List<Class<? extends Exception>> TYPES =
      List.of(
          KafkaException.class,
          DataAccessResourceFailureException.class,
          TransientDataAccessException.class,
          RecoverableDataAccessException.class,
          CannotCreateTransactionException.class,
          TransactionSystemException.class,
          SQLTransientException.class,
          SQLRecoverableException.class,
          SQLNonTransientConnectionException.class,
          IOException.class);

  /** Kafka's, but about one record: it is too large now and will be then. */
  private static final List<Class<? extends Exception>> ABOUT_ONE_RECORD =
      List.of(RecordTooLargeException.class, SerializationException.class);

  private Outages() {}

  public static boolean isOutage(Throwable fault) {
    return !isAmong(ABOUT_ONE_RECORD, fault) && isAmong(TYPES, fault);
  }

  /** Throws it again if it is an outage; what comes back is the fault of what was done. */
  public static void rethrow(RuntimeException fault) {
    if (isOutage(fault)) {
      throw fault;
    }
  }

  /**
   * The kind only: a message can hold the name of a file or a value, and health is open to all. One
   * that the hub has worded itself is told.
   */
  public static String kind(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof NotTogether ? root.getMessage() : root.getClass().getSimpleName();
  }

  private static boolean isAmong(List<Class<? extends Exception>> types, Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Throwable each = cause;
      if (types.stream().anyMatch(type -> type.isInstance(each))) {
        return true;
      }
    }
    return false;
  }
}
