package no.nov.hub.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.faults.FaultSize;
import no.nov.hub.faults.Tally;
import no.nov.hub.intake.file.table.Templates;
import no.nov.hub.intake.file.table.XlsxFileTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many more damaged files than {@link DamagedFileTest} has time for, each with a new damage. */
@Tag(FaultSize.TAG)
class MutatedFilesTest {

  private static final int TRIED = FaultSize.of(500, 23_000);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Test
  void each_is_read_or_refused_in_little_time() throws IOException {
    Map<String, byte[]> sound = new LinkedHashMap<>();
    sound.put(
        "a.csv", new Templates(DropBox.MUNICIPALITIES).csv("arrangementer", Optional.empty()));
    sound.put("a.xlsx", XlsxFileTest.count());
    sound.put("a.ics", DamagedFileTest.CALENDAR.getBytes(StandardCharsets.UTF_8));
    sound.put("a.json", ("[" + JsonFileTest.EVENT + "]").getBytes(StandardCharsets.UTF_8));
    long longest = 0;
    for (int seed = 0; seed < TRIED / sound.size(); seed++) {
      for (Map.Entry<String, byte[]> file : sound.entrySet()) {
        long begun = System.nanoTime();
        DamagedFileTest.readsOrRefuses(file.getKey(), file.getValue(), seed);
        longest = Math.max(longest, System.nanoTime() - begun);
      }
    }

    assertThat(Duration.ofNanos(longest)).isLessThan(LONGEST);
    Tally.ofStops("files damaged at random", TRIED, 0).note();
  }
}
