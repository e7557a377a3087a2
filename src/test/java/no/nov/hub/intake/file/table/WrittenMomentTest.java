package no.nov.hub.intake.file.table;

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
        "Tuesday, June 30, 2026",
        "tysdag 30. juni 2026",
        "ti. 30.06.2026",
        "tirsd. 30.06.2026",
        "tirsdag den 30. juni 2026",
        "den 30. juni 2026",
        "30.06.2026 (tirsdag)"
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
        "13.01.2027 kl. 9                  | 2027-01-13T09:00",
        "29. jan. 2027 kl. 18              | 2027-01-29T18:00",
        "20. januar 2027 kl. 0900          | 2027-01-20T09:00",
        "27.01.2027 klokken 09.00          | 2027-01-27T09:00",
        "27.01.2027 (onsdag) kl. 9         | 2027-01-27T09:00",
        "12.01.2027 kl. 08:00:15           | 2027-01-12T08:00:15",
        "måndag 11.01.2027 kl. 9           | 2027-01-11T09:00",
        "to. 14.01.2027 kl. 9              | 2027-01-14T09:00",
        "torsd. 14.01.2027 kl. 9           | 2027-01-14T09:00",
        "fred. 15.01.2027 kl. 9            | 2027-01-15T09:00",
        "laurdag 16.01.2027 kl. 9          | 2027-01-16T09:00",
        "sundag 17.01.2027 kl. 9           | 2027-01-17T09:00",
        "søndag den 17. januar 2027 kl. 9  | 2027-01-17T09:00",
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
        "12 08:00",
        "12.01.2027 9",
        "12.01.2027 0900",
        "12.01.2027 kl. 25",
        "søndag 17.01.2027 (søndag)"
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
        "laurdag 12. januar 2027",
        "12. januar 2027 (søndag)",
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
        "2027-01-12T08:00-18:00",
        "12.05.2027 08-10",
        "12.05.2027 kl. 9-11",
        "12.05.2027 kl. 9 – kl. 11",
        "12.05.2027 0800-1000",
        "kl. 9-11",
        "12.05.2027-13.05.2027",
        "12.05.2027 08:00 - 13.05.2027 10:00",
        "12.–13. mai 2027",
        "30. april - 2. mai 2027",
        "12.05. til 13.05.2027"
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

  @ParameterizedTest
  @ValueSource(strings = {"12. mai", "12.05.", "12/5", "12. mai kl. 08.00", "29. februar"})
  void a_day_may_lack_its_year(String text) {
    assertThat(WrittenMoment.meanings(text, OSLO)).isEmpty();
    assertThat(WrittenMoment.lacksYear(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.05.2027", "31.02.", "12.05", "mai", "12", "Sum 2026", "0800-1000", "26-06-30"})
  void what_lacks_more_or_nothing_does_not_lack_its_year(String text) {
    assertThat(WrittenMoment.lacksYear(text)).isFalse();
    assertThat(WrittenMoment.isSpan(text, OSLO)).isFalse();
  }
}
