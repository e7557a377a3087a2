package no.nov.hub.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as people, spreadsheets and JavaScript write them. */
class WrittenMomentTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-30",
        "2026/06/30",
        "2026.06.30",
        "20260630",
        "30.06.2026",
        "30.6.2026",
        "30. 6. 2026",
        "30.6.26",
        "30/06/2026",
        "30/6/26",
        "06/30/2026",
        "30/6-2026",
        "30/6-26",
        "30-06-2026",
        "30. juni 2026",
        "30 JUNI 2026",
        "30. jun. 2026",
        "30-jun-26",
        "30 June 2026",
        "June 30, 2026",
        "tirsdag 30. juni 2026",
        "tir. 30.06.2026",
        "Tuesday, June 30, 2026"
      })
  void a_day_is_written_in_many_ways(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).hasToString("[2026-06-30]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.01.2027 kl. 08.00              | 2027-01-12T08:00",
        "12. januar 2027 kl 8.00           | 2027-01-12T08:00",
        "2027/01/12 08:00:00               | 2027-01-12T08:00",
        "12.1.2027, 08:00:00               | 2027-01-12T08:00",
        "January 12, 2027 8:00 PM          | 2027-01-12T20:00",
        "1/13/2027, 12:00:00 AM            | 2027-01-13T00:00",
        "2027-01-12T07:00:00.000Z          | 2027-01-12T08:00",
        "2027-07-12T07:00:00Z              | 2027-07-12T09:00",
        "2027-01-12T08:00:00+01:00         | 2027-01-12T08:00",
        "2027-01-12 08:00:00+01:00         | 2027-01-12T08:00",
        "2027-01-12T08:00-10:00            | 2027-01-12T19:00",
        "12.01.2027 08:00:00 +01:00        | 2027-01-12T08:00",
        "Tue, 12 Jan 2027 08:00:00 +0100   | 2027-01-12T08:00",
        "2027-01-12T08:00:15               | 2027-01-12T08:00:15",
        "Tue Jan 12 2027 08:00:00 GMT+0100 (CET) | 2027-01-12T08:00"
      })
  void so_is_a_time(String text, String moment) {
    assertThat(WrittenMoment.meanings(text, OSLO)).hasToString("[" + moment + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i morgen",
        "31.02.2026",
        "30.6",
        "2026",
        "46203",
        "30. jumi 2026",
        "26-06-30",
        "0/0/2026",
        "12.01.2027 25:00",
        "12.01.2027 13:00 PM",
        "12 08:00"
      })
  void what_is_no_date_means_nothing(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).isEmpty();
  }

  @Test
  void day_and_month_may_be_mistaken_for_each_other() {
    assertThat(WrittenMoment.meanings("03/04/2026", OSLO)).hasToString("[2026-04-03, 2026-03-04]");
    assertThat(WrittenMoment.meanings("03-04-2026", OSLO)).hasSize(2);
    assertThat(WrittenMoment.meanings("04/04/2026", OSLO)).hasToString("[2026-04-04]");
    assertThat(WrittenMoment.meanings("3.4.2026", OSLO)).hasToString("[2026-04-03]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mandag 12. januar 2027",
        "man. 12.01.2027",
        "Mon, 12 Jan 2027",
        "søndag 12.01.2027 kl. 08.00"
      })
  void a_weekday_of_another_date_means_nothing(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).isEmpty();
    assertThat(WrittenMoment.anyWeekday(text, OSLO)).hasSize(1);
  }

  @Test
  void a_weekday_tells_which_of_two_days_is_meant() {
    assertThat(WrittenMoment.meanings("fredag 03/04/2026", OSLO)).hasToString("[2026-04-03]");
    assertThat(WrittenMoment.meanings("onsdag 03/04/2026", OSLO)).hasToString("[2026-03-04]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.01.2027 08:00-10:00",
        "12.01.2027 18:00-20:00",
        "12.01.2027 kl. 09:00-11:30",
        "2027-01-14 12:00-1430",
        "12.01.2027 08:00 -10:00",
        "12.01.2027 08.30-0930",
        "12. januar 2027 kl. 08:00 – 10:00",
        "12.01.2027 08:00 til kl. 10",
        "2027-01-12T08:00-18:00"
      })
  void a_span_of_time_is_no_time_of_another_zone(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).isEmpty();
    assertThat(WrittenMoment.isSpan(text, OSLO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.01.2027 08:00+15:00", "2027-01-12T08:00+15:00", "2027-01-12T08:00+01:75"})
  void what_is_no_zone_is_no_time(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).isEmpty();
    assertThat(WrittenMoment.isSpan(text, OSLO)).isFalse();
  }

  @Test
  void midnight_of_greenwich_may_be_a_day() {
    assertThat(WrittenMoment.meanings("2026-06-30T00:00:00.000Z", OSLO))
        .hasToString("[2026-06-30, 2026-06-30T02:00]");
  }
}
