package no.nov.hub.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-30T10:15:00Z",
        "2024-02-29T23:59:59.1+01:00",
        "2026-06-30T10:15:00.123456789-17:59",
        "2026-06-30T00:00:00+18:00",
        "0000-01-01T00:00:00-00:00",
        "2026-06-30t10:15:00Z",
        "2026-06-30T10:15:00z",
        "2026-06-30T10:15:00.1234567890Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.5z",
        "2017-01-01T00:59:60+01:00",
        "2016-12-31T15:59:60-08:00"
      })
  void takesTimesWithSecondsAndOffset(String time) {
    assertThat(Rfc3339.isTime(time)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i går",
        "2026-06-30",
        "2026-06-30T10:15Z",
        "2026-06-30T10:15:00",
        "2026-06-30 10:15:00Z",
        "2026-06-31T10:15:00Z",
        "2026-02-29T10:15:00Z",
        "2026-00-10T10:15:00Z",
        "2026-13-10T10:15:00Z",
        "2026-06-00T10:15:00Z",
        "2026-06-30T24:00:00Z",
        "2026-06-30T10:60:00Z",
        "2026-06-30T10:15:60Z",
        "2026-06-30T10:15:00.Z",
        "2016-12-31T22:59:60Z",
        "2016-12-31T23:59:60+01:00",
        "2016-12-31T23:59:61Z",
        "2026-06-30T10:15:00.1",
        "2026-06-30T10:15:00+1:00",
        "2026-06-30T10:15:00+01:60",
        "2026-06-30T10:15:00+18:01",
        "2026-06-30T10:15:00+19:00",
        "2026-06-30T10:15:00*01:00",
        "2026-06-30T10:15:00+01:00Z",
        "2026-06-30T10:15:00ZZ",
        "+12026-06-30T10:15:00Z",
        "２０２６-06-30T10:15:00Z"
      })
  void takesNothingElse(String text) {
    assertThat(Rfc3339.isTime(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30t10:15:00z, 2026-06-30T10:15:00Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    "2016-12-31t23:59:60.25z, 2016-12-31T23:59:59.25Z",
    "2026-06-30T10:15:00.12345678901+02:00, 2026-06-30T10:15:00.123456789+02:00",
    "2026-06-30T10:15:00.1-02:00, 2026-06-30T10:15:00.1-02:00",
    "in the morning, in the morning"
  })
  void is_passed_on_as_every_reader_takes_it(String time, String plain) {
    assertThat(Rfc3339.plain(time)).isEqualTo(plain);
  }
}
