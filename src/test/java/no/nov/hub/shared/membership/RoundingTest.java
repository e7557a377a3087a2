package no.nov.hub.shared.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | 0 | 0",
        "30 | 30 | 30 | 30",
        "104 | 100 | om lag 100 | about 100",
        "105 | 110 | om lag 110 | about 110",
        "2456 | 2500 | om lag 2 500 | about 2,500",
        "2500 | 2500 | 2 500 | 2,500",
        "98700 | 99000 | om lag 99 000 | about 99,000",
        "100100 | 100000 | om lag 100 000 | about 100,000",
        "1234567 | 1200000 | om lag 1 200 000 | about 1,200,000",
      })
  void aFigureForProseHasTwoSignificantDigitsAndSaysIfItIsRounded(
      long exact, long rounded, String nb, String en) {
    Statistics.Rounded.Figure result = Rounding.of(exact, null);

    assertThat(result.value()).isEqualTo(rounded);
    assertThat(result.text().nb().replace('\u2009', ' ')).isEqualTo(nb);
    assertThat(result.text().en()).isEqualTo(en);
  }
}
