package no.nov.hub.platform.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LinksTest {

  private static Links links(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("hub", Links.class);
  }

  @Test
  void every_link_begins_with_the_one_address() {
    Links links = links(Map.of("hub.public-url", "https://nov.example.no"));

    assertThat(links.answer("abc")).contains("https://nov.example.no/svar/abc");
    assertThat(links.decision("abc")).contains("https://nov.example.no/svar/vent-abc");
    assertThat(links.poll("abc")).contains("https://nov.example.no/avstemning/abc");
    assertThat(links.minutes("abc")).contains("https://nov.example.no/referat/abc");
    assertThat(links.action("abc")).contains("https://nov.example.no/oppgave/abc");
    assertThat(links.evaluation("abc")).contains("https://nov.example.no/evaluering/abc");
    assertThat(links.calendar()).contains(URI.create("https://nov.example.no/calendar.ics"));
    assertThat(links.calendar("drammen"))
        .contains(URI.create("https://nov.example.no/calendar/drammen.ics"));
    assertThat(links.pick("drammen/styret-3"))
        .isEqualTo("https://nov.example.no/api/v1/polls/drammen/styret-3/pick");
  }

  @Test
  void without_an_address_there_are_no_links() {
    for (Links links : new Links[] {links(Map.of()), links(Map.of("hub.public-url", " "))}) {
      assertThat(links.answer("abc")).isEmpty();
      assertThat(links.calendar()).isEmpty();
      assertThat(links.calendar("drammen")).isEmpty();
      assertThat(links.pick("drammen/styret-3")).isEqualTo("/api/v1/polls/drammen/styret-3/pick");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nov.example.no", "https://nov.example.no/", "ftp://nov.example.no"})
  void a_wrong_address_is_refused_by_the_name_of_its_setting(String address) {
    assertThatThrownBy(() -> new Links(address)).hasMessageContaining("hub.public-url");
  }

  @Test
  void a_misspelt_link_of_a_mail_is_known_for_one() {
    assertThat(Links.ofMails()).allMatch(Links::isOfMail);
    assertThat(Links.isOfMail(Links.DECISION)).isTrue();
    assertThat(Links.isOfMail("/svar")).isTrue();
    assertThat(Links.isOfMail("/svar/a/b")).isTrue();
    assertThat(Links.isOfMail("/svarer")).isFalse();
    assertThat(Links.isOfMail("/api/v1/messages")).isFalse();
    assertThat(Links.isOfMail(null)).isFalse();
  }
}
