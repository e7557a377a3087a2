package no.nov.hub.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import no.nov.hub.LogLines;
import no.nov.hub.platform.start.CannotStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastSeenTest {

  private static final Instant LAST = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir Path data;
  private LastSeen seen;

  @BeforeEach
  void was_at_work() throws IOException {
    seen = new LastSeen(data);
    seen.note(LAST.minus(Duration.ofMinutes(1)));
    seen.note(LAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-11-28T11:00:00Z",
        "2027-01-01T00:00:00Z",
        "2036-11-29T12:00:00Z"
      })
  void a_clock_far_from_when_the_hub_was_last_at_work_is_told_with_what_to_do(String now) {
    assertThatThrownBy(() -> seen.compare(Instant.parse(now)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("The machine's clock says " + now)
        .hasMessageContaining(LAST.toString())
        .hasMessageContaining("delete the file " + data.resolve("clock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-28T13:00:00Z", "2026-11-29T12:00:01Z", "2026-12-29T12:00:00Z"})
  void a_holiday_and_an_hour_are_nothing(String now) {
    assertThatCode(() -> seen.compare(Instant.parse(now))).doesNotThrowAnyException();
  }

  @Test
  void a_hub_that_once_ran_by_a_wrong_clock_is_told_of_too() {
    assertThatThrownBy(() -> seen.compare(LAST.minus(Duration.ofDays(7000))))
        .hasMessageContaining("the clock was wrong when the hub was last at work")
        .hasMessageContaining("delete the file " + data.resolve("clock"));
  }

  @Test
  void without_the_file_any_time_is_right() throws IOException {
    Files.delete(data.resolve("clock"));
    try (LogLines log = new LogLines()) {
      seen.compare(Instant.EPOCH);

      assertThat(log.texts()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-2"})
  void with_half_of_the_file_it_is_told_that_nobody_knows(String half) throws IOException {
    Files.writeString(data.resolve("clock"), half);
    try (LogLines log = new LogLines()) {
      seen.compare(Instant.EPOCH);

      assertThat(log.texts())
          .singleElement()
          .asString()
          .contains(data.resolve("clock").toString(), "cannot be read", "clock is right");
    }
  }
}
