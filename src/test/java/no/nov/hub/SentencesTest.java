package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nov.hub.Sentences.Sentence;
import org.junit.jupiter.api.Test;

/** What the hub says to people is listed on one page, to be read through as one text. */
class SentencesTest {

  private static final Path PAGE = Path.of("docs/sentences.md");
  private static final Path NOW = Path.of("target/sentences.md");
  private static final Map<String, List<Sentence>> ALL = Sentences.all();

  @Test
  void thePageListsEverySentence() throws IOException {
    Files.createDirectories(NOW.getParent());
    Files.writeString(NOW, page());

    assertThat(PAGE)
        .as("read what is new in %s as a user would, then copy it to %s", NOW, PAGE)
        .hasSameTextualContentAs(NOW);
  }

  @Test
  void nothingIsShoutedAtAnybody() {
    assertThat(sentences())
        .noneMatch(sentence -> sentence.nb().contains("!") || sentence.en().contains("!"));
  }

  @Test
  void rulesAreToldInWordsAndNotByTheirCodes() {
    assertThat(sentences())
        .isNotEmpty()
        .noneMatch(sentence -> hasCode(sentence.nb()) || hasCode(sentence.en()));
  }

  private static boolean hasCode(String sentence) {
    return sentence.contains("(skal)") || sentence.matches("(?s).*\\b[REF]\\d{1,2}\\b.*");
  }

  @Test
  void eachLanguageHasItsOwnQuotes() {
    assertThat(sentences())
        .noneMatch(
            sentence -> sentence.nb().matches(".*[“”].*") || sentence.en().matches(".*[«»].*"));
  }

  private static List<Sentence> sentences() {
    return ALL.values().stream().flatMap(List::stream).toList();
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# What the hub says\n\n");
    page.append(
        "Every sentence on pages, in mails, receipts and files, in the order of the sources. ");
    page.append("`%s`, `%d` and `{0}` stand for values, `…` for what is put together. ");
    page.append("A test keeps this page true.\n");
    ALL.forEach((file, sentences) -> append(page, file, sentences));
    return page.toString();
  }

  private static void append(StringBuilder page, String file, List<Sentence> sentences) {
    page.append("\n## ")
        .append(file.replace("no/nov/hub/", "").replace(".java", ""))
        .append("\n\n");
    page.append("| bokmål | English |\n|---|---|\n");
    sentences.forEach(
        sentence ->
            page.append("| ")
                .append(cell(sentence.nb()))
                .append(" | ")
                .append(cell(sentence.en()))
                .append(" |\n"));
  }

  private static String cell(String text) {
    return text.strip().replace("\n", "<br>").replace("|", "\\|");
  }
}
