package no.nov.hub.app.participant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Somebody is added, paused and removed while the hub runs. Each test has one of its own. */
@HubIntegrationTest
// A hub of its own: others count on the participants of the settings.
@TestPropertySource(
    properties = "hub.routes.follow-participants.from=scheduler:follow-participants?delay=500")
class ParticipantsIT {

  private static final String PATH = "/api/v1/operator/participants";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired Users users;
  @Autowired Clock clock;

  private final String id = "ny-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void start() {
    hub.awaitReady();
  }

  @Test
  void who_is_added_posts_drops_files_and_writes_its_inbox_within_a_minute_without_restart()
      throws Exception {
    String key = add(id, Map.of("municipalities", List.of())).get("key").asString();

    assertThat(post(key, Messages.event(id, "http", "over-http")).status()).isEqualTo(202);
    Path file = hub.drop(id, "arrangement.json", Messages.event(id, "file", "by-file").toJson());
    UUID produced = produce(Messages.count(id, "kafka", "2021-01-31", 40));

    await()
        .atMost(A_MINUTE)
        .until(() -> hub.receipts(id).stream().map(HubClient::status).toList().size() == 3);
    assertThat(hub.receipts(id))
        .as("%s", hub.receipts(id))
        .extracting(HubClient::status)
        .containsOnly("accepted");
    assertThat(hub.receipt(id, produced).get("messageId").asString()).isEqualTo("kafka");
    assertThat(hub.outcome(file)).hasParentRaw(hub.folder(id).resolve("done"));
    hub.eventually(
        id,
        "/api/v1/statistics?asOf=2021-01-31",
        figures -> figures.at("/byAssociation/" + id + "/members").asInt() == 40);
    assertThat(metrics()).contains("nov_drop_files{participant=\"" + id + "\"}");
  }

  @Test
  void another_ones_key_gets_nothing_of_it() {
    add(id, Map.of());

    HubClient.Answer answer = hub.submit("drammen", Messages.event(id, "stolen", "e"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(hub.send(hub.request(id, "/api/v1/receipts/" + UUID.randomUUID()).GET()).status())
        .isEqualTo(404);
  }

  @Test
  void the_first_manager_is_invited_and_the_web_calendar_is_to_be_fetched() {
    String address = id + "@example.no";

    JsonNode added =
        add(
            id,
            Map.of(
                "managerName",
                "Nora Nordmann",
                "managerAddress",
                address,
                "feeds",
                List.of("https://example.no/a.ics", "https://example.no/b.ics")));

    assertThat(added.get("invitation").asString()).contains("/invitasjon/");
    User manager = users.ofAddress(address).orElseThrow();
    assertThat(users.rolesNow(manager.id())).hasSize(1);
    assertThat(jdbc.queryForList("SELECT recipient FROM kept.outbox", String.class))
        .contains(address);
    JsonNode feeds =
        hub.eventually(id, "/api/v1/feeds", found -> found.get("feeds").size() == 2).get("feeds");
    assertThat(feeds.valueStream().map(feed -> feed.get("name").asString()))
        .containsExactly("example.no", "example.no 2");
  }

  @Test
  void what_is_wrong_is_told_in_both_languages_all_at_once_and_nothing_is_made() {
    JsonNode refused =
        refused(
            operator(
                "POST",
                PATH,
                wanted(
                    "Bad Id!",
                    Map.of(
                        "name", "",
                        "kind", "club",
                        "municipalities", List.of("3301", "9999"),
                        "managerName", "Nora",
                        "managerAddress", "nora at example",
                        "feeds", List.of("ftp://example.no/a.ics")))));

    assertThat(HubClient.codes(refused))
        .containsExactly(
            "bad_id",
            "no_name",
            "no_kind",
            "municipality_of_another",
            "unknown_municipality",
            "not_an_address",
            "not_fetchable");
    assertThat(refused.get("reasons"))
        .allSatisfy(
            reason -> {
              assertThat(reason.at("/message/nb").asString()).isNotBlank();
              assertThat(reason.at("/message/en").asString()).isNotBlank();
            });
    assertThat(HubClient.codes(refused(operator("POST", PATH, wanted("drammen", Map.of())))))
        .contains("id_taken");
    assertThat(
            HubClient.codes(refused(operator("POST", PATH, wanted(id, Map.of("name", "Drammen"))))))
        .containsExactly("name_taken");
    assertThat(HubClient.codes(refused(operator("POST", PATH, wanted("operator", Map.of())))))
        .contains("id_taken");
    assertThat(listed("Bad Id!")).isNull();
  }

  @Test
  void only_the_operator_adds_somebody() {
    HubClient.Answer answer =
        hub.post(
            "drammen",
            PATH,
            "application/json",
            Json.MAPPER.writeValueAsBytes(wanted(id, Map.of())));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(listed(id)).isNull();
  }

  @Test
  void who_is_renamed_is_called_so_from_then_on() {
    String key = add(id, Map.of()).get("key").asString();
    post(key, Messages.event(id, "named", "named"));
    hub.eventually(id, "/api/v1/events?organiser=" + id + "&from=2020-01-01", any());

    assertThat(
            operator("POST", PATH + "/" + id + "/rename", Map.of("name", "Nytt navn " + id))
                .status())
        .isEqualTo(204);

    assertThat(listed(id).get("name").asString()).isEqualTo("Nytt navn " + id);
    assertThat(listed(id).get("shortName").asString()).isEqualTo("Nytt navn " + id);
  }

  @Test
  void of_who_is_paused_nothing_is_let_in_until_it_is_resumed() throws Exception {
    String key = add(id, Map.of()).get("key").asString();

    assertThat(operator("POST", PATH + "/" + id + "/pause", Map.of()).status()).isEqualTo(204);

    HubClient.Answer refused = post(key, Messages.event(id, "paused", "e"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.codes()).containsExactly("paused");
    UUID produced = produce(Messages.event(id, "kafka", "e"));
    assertThat(HubClient.status(hub.receipt(id, produced))).isEqualTo("rejected");
    assertThat(HubClient.codes(hub.receipt(id, produced))).containsExactly("paused");
    Path file = hub.drop(id, "arrangement.json", Messages.event(id, "file", "e").toJson());
    Path moved = hub.outcome(file);
    assertThat(moved).hasParentRaw(hub.folder(id).resolve("rejected"));
    assertThat(HubClient.note(moved, ".reasons.txt")).contains("satt på pause");

    operator("POST", PATH + "/" + id + "/resume", Map.of());
    assertThat(post(key, Messages.event(id, "paused", "e")).status()).isEqualTo(202);
  }

  @Test
  void who_is_removed_loses_every_access_at_once_and_what_it_sent_stays() throws Exception {
    String key = add(id, Map.of()).get("key").asString();
    UUID sent = produce(Messages.count(id, "count", "2022-01-31", 70));
    assertThat(HubClient.status(hub.receipt(id, sent))).isEqualTo("accepted");
    post(key, Messages.event(id, "event", "stays"));
    hub.eventually(
        "drammen",
        "/api/v1/statistics?asOf=2022-01-31",
        figures -> figures.at("/byAssociation/" + id + "/members").asInt() == 70);

    assertThat(operator("DELETE", PATH + "/" + id, Map.of()).status()).isEqualTo(200);

    assertThat(post(key, Messages.event(id, "late", "late")).status()).isEqualTo(401);
    assertThat(listed(id).get("state").asString()).isEqualTo("REMOVED");
    assertThat(listed(id).get("removedOn").asString()).isEqualTo(LocalDate.now(clock).toString());
    Path file = Files.write(hub.folder(id).resolve("late.json"), "{}".getBytes(UTF_8));
    hub.awaitTaken(file);
    assertThat(hub.hubsOwnTopic(Topics.receipts(id))).hasSize(2);
    assertThat(metrics()).doesNotContain("nov_drop_files{participant=\"" + id + "\"}");
    assertThat(HubClient.codes(refused(operator("POST", PATH, wanted(id, Map.of())))))
        .as("nobody else ever gets the id")
        .contains("id_taken");
    assertThat(operator("POST", PATH + "/" + id + "/resume", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void the_figures_of_before_keep_who_was_removed_and_those_of_later_do_not() {
    add(id, Map.of());
    String before = LocalDate.now(clock).minusDays(1).toString();
    UUID sent = produce(Messages.count(id, "count", before, 31));
    assertThat(HubClient.status(hub.receipt(id, sent))).isEqualTo("accepted");
    String path = "/byAssociation/" + id + "/members";
    hub.eventually("drammen", "/api/v1/statistics?asOf=" + before, f -> f.at(path).asInt() == 31);

    operator("DELETE", PATH + "/" + id, Map.of());

    assertThat(hub.get("drammen", "/api/v1/statistics?asOf=" + before).body().at(path).asInt())
        .isEqualTo(31);
    assertThat(hub.get("drammen", "/api/v1/statistics").body().at(path).isMissingNode()).isTrue();
  }

  @Test
  void another_hub_on_the_same_database_is_followed_within_seconds() {
    jdbc.update(
        """
        INSERT INTO kept.participant (id, place, name, short_name, kind, municipalities, state, changed_at)
        VALUES (?, 99, ?, ?, 'ASSOCIATION', '', 'ACTIVE', CURRENT_TIMESTAMP)
        """,
        id,
        "Forening " + id,
        id);

    await().atMost(Duration.ofSeconds(10)).until(() -> Files.isDirectory(hub.folder(id)));
    await().atMost(Duration.ofSeconds(10)).until(() -> listed(id) != null);
  }

  private static java.util.function.Predicate<JsonNode> any() {
    return found -> true;
  }

  private JsonNode add(String who, Map<String, Object> more) {
    HubClient.Answer answer = operator("POST", PATH, wanted(who, more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body();
  }

  private static Map<String, Object> wanted(String who, Map<String, Object> more) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", who);
    wanted.put("name", "Forening " + who);
    wanted.put("kind", "association");
    wanted.putAll(more);
    return wanted;
  }

  /** The broker learns of its rights a moment after whoever gave them. */
  private UUID produce(Envelope message) {
    return await()
        .ignoreException(AssertionError.class)
        .until(() -> hub.produce(id, message), found -> true);
  }

  private static JsonNode refused(HubClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.body();
  }

  private JsonNode listed(String who) {
    return hub.get(Keys.OPERATOR, PATH)
        .body()
        .get("participants")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(who))
        .findFirst()
        .orElse(null);
  }

  private HubClient.Answer operator(String method, String path, Map<String, ?> body) {
    return hub.send(
        hub.request(Keys.OPERATOR, path)
            .header("Content-Type", "application/json")
            .method(
                method,
                HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
  }

  private HubClient.Answer post(String key, Envelope message) {
    return hub.send(
        HttpRequest.newBuilder(hub.uri("/api/v1/messages"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.toJson())));
  }

  private String metrics() {
    return hub.get(Keys.OPERATOR, "/actuator/prometheus").text();
  }
}
