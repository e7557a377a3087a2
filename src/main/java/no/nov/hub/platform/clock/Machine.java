package no.nov.hub.platform.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** What the machine tells of time. */
interface Machine {

  /** Its clock, which anybody may set, in milliseconds. */
  long clock();

  /** Nanoseconds that nobody can set; on most systems they stand still while it sleeps. */
  long nanos();

  /** Nanoseconds since it was started, sleep among them; empty where the system does not tell. */
  OptionalLong uptime();

  Machine THIS =
      new Machine() {

        private static final Path UPTIME = Path.of("/proc/uptime");

        @Override
        public long clock() {
          return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public OptionalLong uptime() {
          try {
            String seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return OptionalLong.of(
                Math.round(Double.parseDouble(seconds) * Duration.ofSeconds(1).toNanos()));
          } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
          }
        }
      };
}
