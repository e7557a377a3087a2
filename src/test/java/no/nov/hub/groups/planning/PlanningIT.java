package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Types;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** From a proposal over HTTP to the invitation to the time that was picked. */
@HubIntegrationTest
class PlanningIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final LocalDate DAY =
      LocalDate.of(LocalDate.now(ZoneId.of("Europe/Oslo")).getYear() + 1, 3, 10);
  private static final String FIRST = DAY + "T09:00";
  private static final String SECOND = DAY.plusDays(1) + "T09:00";
  private static final Pattern ASKING = Pattern.compile("name=\"asking\" value=\"([0-9a-f]+)\"");

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("hub.public-url", () -> "https://hub.example.no");
  }

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  private void admitted(String type, String id, String data) {
    Answer answer = hub.submit("drammen", Messages.from("drammen", type, id, data));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    JsonNode receipt = hub.receipt("drammen", answer.receiptIds().get(0));
    assertThat(HubClient.status(receipt)).as(receipt.toString()).isEqualTo("accepted");
  }

  private void group(String id) {
    admitted(
        Types.GROUP_REGISTERED,
        "group-" + id,
        "{'owner':'drammen','groupId':'%s','kind':'other','name':'Gruppe %s','contact':{'name':'Kari','address':'kari@example.no'},'members':[{'name':'Ola','address':'ola.%s@example.no','personalMember':true}]}"
            .formatted(id, id, id));
  }

  private void propose(String id, String group) {
    admitted(
        Types.MEETING_PROPOSED,
        "propose-" + id,
        "{'meetingId':'%s','groups':['%s'],'title':'Møte %s','times':[{'start':'%s'},{'start':'%s'}]}"
            .formatted(id, group, id, FIRST, SECOND));
  }

  private String link(String about) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !jdbc.queryForList(
                        "SELECT token FROM kept.poll_person WHERE about = ?", String.class, about)
                    .isEmpty());
    return "/avstemning/"
        + jdbc.queryForObject(
            "SELECT token FROM kept.poll_person WHERE about = ?", String.class, about);
  }

  private Answer page(String link) {
    return hub.send(HttpRequest.newBuilder(hub.uri(link)).GET());
  }

  private Answer answer(String link, String form) {
    return hub.send(
        HttpRequest.newBuilder(hub.uri(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private Answer pick(String who, String id, String start) {
    return hub.post(
        who,
        "/api/v1/polls/drammen/" + id + "/pick",
        "application/json",
        "{\"start\":\"%s\"}".formatted(start).getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode poll(String id) {
    return hub.get("drammen", "/api/v1/polls/drammen/" + id).body();
  }

  @Test
  void a_poll_is_answered_on_the_page_and_the_picked_time_is_called() {
    group("valg");
    propose("m-valg", "valg");
    String link = link("poll drammen/m-valg");

    Answer shown = page(link);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.headers().firstValue("set-cookie")).isEmpty();
    assertThat(shown.text()).contains("Når passer det: Møte m-valg", "Hva passer for deg, Ola?");
    Matcher asking = ASKING.matcher(shown.text());
    assertThat(asking.find()).isTrue();
    assertThat(poll("m-valg").get("answered").asInt()).isZero();

    assertThat(
            answer(link, "asking=" + asking.group(1) + "&time0=no&time1=yes&comment=Helst+torsdag")
                .text())
        .contains("Takk. Svaret er tatt imot.");

    JsonNode poll = poll("m-valg");
    assertThat(poll.get("status").asString()).isEqualTo("open");
    assertThat(poll.at("/best/0").asString()).isEqualTo(SECOND);
    assertThat(poll.at("/people/0/answers/" + FIRST).asString()).isEqualTo("no");
    assertThat(poll.at("/people/0/comment").asString()).isEqualTo("Helst torsdag");

    assertThat(pick("modum", "m-valg", SECOND).status()).isEqualTo(404);
    assertThat(pick("drammen", "m-valg", DAY + "T10:00").codes()).containsExactly("not_proposed");
    Answer picked = pick("drammen", "m-valg", SECOND);
    assertThat(picked.status()).as(picked.text()).isEqualTo(202);
    JsonNode receipt = hub.receipt("drammen", picked.receiptIds().get(0));
    assertThat(HubClient.status(receipt)).isEqualTo("accepted");
    assertThat(pick("drammen", "m-valg", FIRST).codes()).containsExactly("closed");

    JsonNode meeting =
        hub.eventually(
            "drammen",
            "/api/v1/meetings/drammen/m-valg",
            body -> body.path("counts").path("invited").asInt() == 1);
    assertThat(meeting.get("start").asString()).isEqualTo(SECOND);
    assertThat(poll("m-valg").get("status").asString()).isEqualTo("picked");
    assertThat(page(link).text()).contains("Tidspunktet er valgt");
  }

  @Test
  void a_strangers_link_and_anothers_poll_are_not_there() {
    assertThat(page("/avstemning/aaaaaaaaaaaaaaaaaaaa").status()).isEqualTo(404);
    assertThat(answer("/avstemning/aaaaaaaaaaaaaaaaaaaa", "time0=yes").status()).isEqualTo(404);
    assertThat(hub.get("modum", "/api/v1/polls/drammen/m-valg").status()).isEqualTo(404);
    assertThat(page("/api/v1/polls/drammen/m-valg").status()).isEqualTo(401);
  }

  @Test
  void a_poll_can_be_called_off_while_nothing_is_called_yet() {
    group("av");
    propose("m-av", "av");
    String link = link("poll drammen/m-av");
    admitted(Types.MEETING_CANCELLED, "cancel-m-av", "{'meetingId':'m-av'}");

    hub.eventually(
        "drammen",
        "/api/v1/polls/drammen/m-av",
        body -> body.path("status").asString("").equals("cancelled"));
    assertThat(page(link).text()).contains("Møtet er avlyst.");
  }

  @Test
  void the_year_of_all_groups_can_be_had_as_json_and_printed() throws Exception {
    group("plan");
    propose("m-plan", "plan");
    link("poll drammen/m-plan");

    String address = "/api/v1/year-plan?year=" + DAY.getYear();
    JsonNode plan = hub.get("drammen", address).body();
    assertThat(plan.toString()).contains("Gruppe plan", "m-plan");
    assertThat(hub.get("modum", address).body().get("groups")).isEmpty();
    assertThat(hub.get("drammen", "/api/v1/year-plan?year=9").codes())
        .containsExactly("not_a_year");
    assertThat(hub.get("drammen", "/api/v1/year-plan?year=9").body().toString())
        .contains("et år fra 1850 til 2200");

    Answer html = hub.send(hub.request("drammen", address).header("Accept", "text/html").GET());
    assertThat(html.text()).contains("<h1", "Årsplan " + DAY.getYear());
    assertThat(html.headers().firstValue("content-type")).contains("text/html;charset=UTF-8");
    Answer pdf =
        hub.send(hub.request("drammen", address).header("Accept", "application/pdf").GET());
    assertThat(pdf.headers().firstValue("content-type")).contains("application/pdf");
    assertThat(text(pdf.bytes())).contains("Årsplan " + DAY.getYear(), "Gruppe plan");
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
