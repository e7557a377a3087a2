package no.nov.hub.intake.file.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTokensTest {

  private static final int MORE_THAN_ALLOWED = (1 << 20) + 1;

  private static byte[] read(String xml) throws IOException {
    return new ShortTokens(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .readAllBytes();
  }

  private static String many(String piece) {
    return piece.repeat(MORE_THAN_ALLOWED / piece.length() + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!-->%s-->", "<!--->%s-->", "<!-- %s -->", "<?a %s?>", "<![CDATA[%s]]>"})
  void what_a_parser_holds_as_one_is_no_longer_than_it_may_be(String form) {
    assertThatThrownBy(() -> read("<a>" + form.formatted(many("x>")) + "</a>"))
        .hasMessageContaining("too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a b=\"%s\"/>", "<a b='%s'/>", "<a b='\"' c=\"'%s\"/>"})
  void a_value_of_an_attribute_does_not_end_at_an_angle(String form) {
    assertThatThrownBy(() -> read(form.formatted(many("x>")))).hasMessageContaining("too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b/>", "<!---->", "<!-- a -->", "<?a b?>", "<b c='>\"' d=\"'\"/>", "it's >"})
  void many_short_ones_are_no_trouble(String piece) throws IOException {
    String xml = "<a>" + many(piece) + "</a>";

    assertThat(read(xml)).hasSize(xml.length());
  }
}
