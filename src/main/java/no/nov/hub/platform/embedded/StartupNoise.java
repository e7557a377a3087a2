package no.nov.hub.platform.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.common.errors.NotControllerException;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps two lines out of the log that Kafka writes as errors in ordinary starts on a slow machine.
 * The broker asks the controller beside it before that has taken office, and is refused, with a
 * stack trace; and the controller is busy when a heartbeat comes. Both ask again by themselves, and
 * if the broker does not answer at all, the hub says so. The levels of the loggers would hide other
 * faults too.
 */
final class StartupNoise extends TurboFilter {

  private static final StartupNoise FILTER = new StartupNoise();

  private static final String REQUESTS = "kafka.server.ControllerApis";
  private static final String HEARTBEATS = "org.apache.kafka.controller.ReplicationControlManager";
  private static final String BUSY =
      "processExpiredBrokerHeartbeat: controller event queue overloaded";

  private StartupNoise() {}

  /** For as long as the log is not set up anew. */
  static void silence() {
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (!log.getTurboFilterList().contains(FILTER)) {
      log.addTurboFilter(FILTER);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable fault) {
    return isEarly(logger, fault) || isBusy(logger, format)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private static boolean isEarly(Logger logger, Throwable fault) {
    return fault != null
        && logger.getName().equals(REQUESTS)
        && ExceptionUtils.indexOfType(fault, NotControllerException.class) >= 0;
  }

  private static boolean isBusy(Logger logger, String format) {
    return format != null && logger.getName().equals(HEARTBEATS) && format.contains(BUSY);
  }
}
