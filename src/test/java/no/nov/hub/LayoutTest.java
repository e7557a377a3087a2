package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All pages have one frame. */
class LayoutTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files
          .filter(file -> !file.endsWith("layout.html") && !file.toString().endsWith("-parts.html"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_page_has_the_frame_and_no_head_of_its_own(Path page) throws IOException {
    assertThat(Files.readString(page))
        .contains("~{layout :: page(")
        .doesNotContain("<head>", "<meta", "<link", "class=\"bar\"");
  }

  @Test
  void there_are_pages() throws IOException {
    assertThat(pages()).hasSizeGreaterThanOrEqualTo(8);
  }
}
