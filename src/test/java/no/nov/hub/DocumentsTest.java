package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written beside the code, for people. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(Path.of(""), Path.of("docs"), Path.of("docs", "decisions"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents.stream();
  }

  @Test
  void readme_has_at_most_200_lines() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void readme_leads_to_each_document() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(documents().filter(document -> !document.equals(Path.of("README.md"))))
        .filteredOn(document -> !document.startsWith(Path.of("docs", "decisions")))
        .isNotEmpty()
        .allSatisfy(document -> assertThat(readme).contains("](" + document + ")"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_to_a_file_and_to_a_heading_that_are_there(Path document)
      throws IOException {
    assertThat(links(document))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", 2);
              Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
              assertThat(target).exists();
              // The source is not where a distribution is unpacked.
              assertThat(link).doesNotContain("src/");
              if (parts.length == 2) {
                assertThat(anchors(target)).contains(parts[1]);
              }
            });
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(withoutCode(document))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .toList();
  }

  /** As GitHub names headings; one that comes again gets a number. */
  private static List<String> anchors(Path document) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    return Pattern.compile("^#+ (.*)$", Pattern.MULTILINE)
        .matcher(withoutCode(document))
        .results()
        .map(DocumentsTest::anchor)
        .map(
            anchor -> {
              int before = seen.merge(anchor, 1, Integer::sum) - 1;
              return before == 0 ? anchor : anchor + "-" + before;
            })
        .toList();
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static String withoutCode(Path document) throws IOException {
    return Files.readString(document).replaceAll("(?ms)^ *```.*?^ *```$", "");
  }
}
