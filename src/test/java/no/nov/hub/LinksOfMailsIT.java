package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.RawHttp.Answer;
import no.nov.hub.platform.link.Links;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody learns from an answer which links there are, and nobody reads a link in the log. */
@HubIntegrationTest
class LinksOfMailsIT {

  private static final String SECRET = "kvxqhemmelig";
  private static final List<String> PLACES =
      Stream.concat(Links.ofMails().stream(), Stream.of(Links.DECISION))
          .map(link -> link.replace("{token}", ""))
          .toList();

  @Autowired private HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void every_link_that_leads_nowhere_has_the_same_answer_for_looking_and_for_sending() {
    Answer first = get("/svar/" + SECRET);
    List<Answer> others = new ArrayList<>();
    for (String place : PLACES) {
      others.add(get(place + SECRET));
      others.add(get(place + "x".repeat(500)));
      others.add(get(place + "%FF"));
      others.add(get(place + "%F0%9F%98%80"));
      others.add(get(place + SECRET + "/x"));
      others.add(post(place + SECRET, "answer=accepted"));
    }

    assertThat(first.status()).isEqualTo(404);
    assertThat(first.header("content-type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(first.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(first.header("x-robots-tag")).contains("noindex");
    assertThat(first.header("cache-control")).contains("no-store");
    assertThat(others)
        .allSatisfy(
            other -> {
              assertThat(other.status()).isEqualTo(404);
              assertThat(other.body()).isEqualTo(first.body());
              assertThat(other.lastingHeaders()).isEqualTo(first.lastingHeaders());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answer=%FF&comment=kvxqhemmelig%0A2027-01-01 ERROR forged",
        "answer=%zz",
        "comment=\u00ff\u00fe&answer",
        "a&%"
      })
  void a_form_that_cannot_be_read_is_its_senders_fault_and_leaves_nothing_in_the_log(String form) {
    try (LogLines log = new LogLines()) {
      for (String place : PLACES) {
        Answer answer = post(place + SECRET, form);

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
      }
      assertThat(log.texts()).noneMatch(text -> text.contains(SECRET) || text.contains("forged"));
    }
  }

  @Test
  void a_form_that_is_too_large_is_told_so_on_a_page() {
    Answer answer = post("/svar/" + SECRET, "comment=" + "x".repeat(3 << 20));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("content-type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.body()).contains("for stort", "too large");
  }

  @Test
  void a_form_that_breaks_off_or_is_cut_wrong_is_no_outage() {
    try (LogLines log = new LogLines()) {
      for (String place : PLACES) {
        Answer answer =
            ask(
                "POST " + place + SECRET + " HTTP/1.1",
                "Content-Type: application/x-www-form-urlencoded",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "zz\r\nanswer=accepted\r\n0\r\n\r\n");

        assertThat(answer.status()).isBetween(400, 404);
      }
      assertThat(log.texts()).noneMatch(text -> text.contains(SECRET));
    }
  }

  @Test
  void a_line_that_is_none_leaves_the_link_in_it_out_of_the_log() {
    try (LogLines log = new LogLines()) {
      for (String place : PLACES) {
        ask("GET " + place + SECRET + "<> HTTP/1.1", "Connection: close", "", "");
        ask("GET " + place + SECRET + " x HTTP/1.1", "Connection: close", "", "");
        ask("GET " + place + "x HTTP/1.1", SECRET + " header", "Connection: close", "", "");
        ask("GET " + place + "x HTTP/1.1", "Cookie: a=\"" + SECRET, "Connection: close", "", "");
        ask("DELETE " + place + SECRET + " HTTP/1.1", "Connection: close", "", "");
      }
      assertThat(log.texts()).noneMatch(text -> text.contains(SECRET));
    }
  }

  private Answer get(String path) {
    return ask("GET " + path + " HTTP/1.1", "Connection: close", "", "");
  }

  private Answer post(String path, String form) {
    return ask(
        "POST " + path + " HTTP/1.1",
        "Content-Type: application/x-www-form-urlencoded",
        "Accept: text/html",
        "Content-Length: " + form.length(),
        "Connection: close",
        "",
        form);
  }

  private Answer ask(String line, String... rest) {
    List<String> lines = new ArrayList<>(List.of(line, "Host: localhost"));
    lines.addAll(List.of(rest));
    return RawHttp.ask(hub.uri("/"), lines.toArray(String[]::new));
  }
}
