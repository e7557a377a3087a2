package no.nov.hub;

import no.nov.hub.platform.database.DamagedFile;
import no.nov.hub.platform.start.CannotStart;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * With which status a process ends that could not start. By it a service manager knows whether to
 * start it again.
 */
final class EndOfStart {

  static final int FAILED = 1;

  /** EX_CONFIG of sysexits.h: every further start comes to the same until somebody has acted. */
  static final int NEEDS_OPERATOR = 78;

  private EndOfStart() {}

  static int status(Throwable failed) {
    return ExceptionUtils.getThrowableList(failed).stream().anyMatch(EndOfStart::needsOperator)
        ? NEEDS_OPERATOR
        : FAILED;
  }

  private static boolean needsOperator(Throwable fault) {
    return fault instanceof DamagedFile
        || fault instanceof BindException
        || (fault instanceof CannotStart told && !told.mayPass());
  }
}
