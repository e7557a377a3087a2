package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.platform.language.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read on pages and in mails stands in the message files, in both languages. */
class MessageFilesTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  static Set<String> subjects() {
    return TextFiles.subjects();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void each_key_has_its_twin_with_the_same_places(String subject) {
    var nb = TextFiles.of(subject, "nb");
    var en = TextFiles.of(subject, "en");

    assertThat(en.keySet()).containsExactlyElementsOf(nb.keySet());
    assertThat(nb.keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(places(en.get(key))).isEqualTo(places(nb.get(key))));
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void keys_say_subject_where_and_what(String subject) {
    assertThat(TextFiles.of(subject, "nb").keySet())
        .allMatch(key -> key.matches(subject + "\\.[a-z-]+\\.[a-z-]+"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void texts_are_whole_with_places_that_are_filled_as_they_are(String subject) {
    for (String language : List.of("nb", "en")) {
      assertThat(TextFiles.of(subject, language))
          .allSatisfy(
              (key, text) -> {
                assertThat(text).isNotBlank().isEqualTo(text.strip());
                assertThat(text.replaceAll("''|'[{}]'", ""))
                    .as("%s: an apostrophe is written twice", key)
                    .doesNotContain("'");
                assertThat(PLACE.matcher(text.replaceAll("'[{}]'", "")).replaceAll(""))
                    .as("%s: places are {0}, {1}, …, without a format", key)
                    .doesNotContain("{", "}");
              });
    }
  }

  @Test
  void each_key_that_is_used_is_in_the_files_and_each_in_the_files_is_used() {
    assertThat(TextFiles.usedKeys()).isEqualTo(TextFiles.keys());
  }

  @Test
  void each_key_is_found_by_what_says_it() {
    assertThat(TextFiles.keys())
        .allSatisfy(key -> assertThat(Texts.inBoth(key).nb()).doesNotContain(key));
  }

  /** Otherwise a search for a key would not find where it is used. */
  @Test
  void keys_are_written_whole() {
    Pattern glued =
        Pattern.compile(
            "\"(%s)\\.([a-z-]+\\.)?\"".formatted(String.join("|", TextFiles.subjects())));

    assertThat(TextFiles.speakers())
        .allSatisfy(file -> assertThat(TextFiles.read(file)).doesNotContainPattern(glued));
  }

  @Test
  void no_page_or_mail_has_a_text_of_its_own() {
    var own = TextsInSources.inCode(TextFiles.speakers());

    assertThat(own).isEmpty();
  }

  @Test
  void no_template_has_a_text_of_its_own() {
    var own = TextsInSources.inTemplates(TextFiles.templates());

    assertThat(own).isEmpty();
  }

  @Test
  void texts_in_a_template_are_found_wherever_they_hide() {
    assertThat(
            TextsInSources.inTemplate(
                """
                <p title="Kort" th:text="#{common.answer.again(${page.name})}">Hei <img alt="Bilde"/></p>
                <p th:text="${page.open ? 'Kom inn' : page.answer == 'accepted'}" aria-label="Her"></p>
                """))
        .containsExactlyInAnyOrder("Kort", "Hei", "Bilde", "Kom inn", "Her");
  }
}
