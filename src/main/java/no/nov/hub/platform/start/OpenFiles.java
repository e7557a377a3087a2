package no.nov.hub.platform.start;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * How many files and connections the process may have open at once ({@code ulimit -n}). A broker
 * that cannot open the next segment of a topic ends itself, so a hub with too few does not begin,
 * and connections of others get what is left of them and no more.
 */
public final class OpenFiles {

  /**
   * A hub with seven participants has up to 470 open after a start: libraries, topics, and its own
   * connections to the broker. What it reads and whom it mails comes to that, and two topics for
   * each further participant; the rest is for those who connect.
   */
  static final long LEAST = 1024;

  private static final long OWN = 800;
  private static final long MOST_CONNECTIONS = 8192;

  private OpenFiles() {}

  /**
   * Before anything else is loaded, which would already need files.
   *
   * @return why the hub cannot start
   */
  public static Optional<String> tooFew() {
    return most().filter(most -> most < LEAST).map(OpenFiles::sentence);
  }

  private static String sentence(long most) {
    return """
        Huben får ha %1$d filer og forbindelser åpne om gangen, og trenger minst %2$d, så den startet ikke: Start den med en høyere grense (ulimit -n 65536 før ./hub, LimitNOFILE=65536 i enheten til systemd, --ulimit nofile=65536 i Docker).
        The hub may have %1$d files and connections open at once and needs %2$d at least, so it did not start: start it with a higher limit (ulimit -n 65536 before ./hub, LimitNOFILE=65536 in the unit of systemd, --ulimit nofile=65536 in Docker)."""
        .formatted(most, LEAST);
  }

  /** How many connections of others there may be, for each door that they come by. */
  public static int connections() {
    long left = most().map(most -> (most - OWN) / 2).orElse(MOST_CONNECTIONS);
    return (int) Math.max(1, Math.min(MOST_CONNECTIONS, left));
  }

  /** Empty where the system has no such limit, as Windows. */
  static Optional<Long> most() {
    return system().map(UnixOperatingSystemMXBean::getMaxFileDescriptorCount);
  }

  static long open() {
    return system().map(UnixOperatingSystemMXBean::getOpenFileDescriptorCount).orElse(0L);
  }

  private static Optional<UnixOperatingSystemMXBean> system() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Optional.of(unix)
        : Optional.empty();
  }
}
