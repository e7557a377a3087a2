package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, plain",
        "r%C3%A5d 100%25, råd 100%",
        "a+b, a+b",
        "\"1.0\", 1.0",
        "\"r%C3%A5d\", råd",
        "\"with \\\"quotes\\\" and \\\\\", with \"quotes\" and \\"
      })
  void is_taken_out_of_quotes_and_percent_decoded(String header, String text) {
    assertThat(HeaderText.of(header)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"", "\"a", "a\"", "\"a\"b\"", "\"a\\\"", "100%", "b%E5d", "%zz"})
  void what_is_written_in_another_way_is_taken_at_its_word(String header) {
    assertThat(HeaderText.of(header)).isEqualTo(header);
  }

  @Test
  void is_read_as_UTF_8_where_it_can_be() {
    assertThat(HeaderText.of(latin1("råd".getBytes(StandardCharsets.UTF_8)))).isEqualTo("råd");
    assertThat(HeaderText.of(latin1("råd".getBytes(StandardCharsets.ISO_8859_1)))).isEqualTo("råd");
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
