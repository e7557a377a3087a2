package no.nov.hub.shared.membership;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What counts become. No other test counts as early, so these sums are this test's alone. */
@HubIntegrationTest
class StatisticsIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void countsAreAddedWithTheirCoverageAndRounding() {
    said(
        "drammen",
        "{'association':'drammen','asOf':'1990-01-31','members':1000,'jobs':20000,'staff':9,'joined':10,'left':4,"
            + "'byMunicipality':{'0602':700,'0626':150},'byKind':{'company':900,'person':50}}");
    said(
        "kongsberg",
        "{'association':'kongsberg','asOf':'1990-01-31','members':301,'jobs':5049,"
            + "'byMunicipality':{'0604':290,'0602':5},'byKind':{'company':300}}");
    String last = said("modum", "{'association':'modum','asOf':'1990-02-15','members':92}");

    JsonNode figures = on("1990-02-28", last);

    JsonNode totals = figures.get("totals");
    assertThat(totals.get("members").asInt()).isEqualTo(1393);
    assertThat(totals.get("jobs").asInt()).isEqualTo(25049);
    assertThat(totals.get("staff").asInt()).isEqualTo(9);
    assertThat(totals.get("joined").asInt()).isEqualTo(10);
    assertThat(totals.get("left").asInt()).isEqualTo(4);
    assertThat(totals.get("byKind").get("company").asInt()).isEqualTo(1200);
    assertThat(totals.get("stated").get("jobs").asInt()).isEqualTo(2);
    assertThat(figures.get("byMunicipality").toString())
        .isEqualTo("{\"0602\":705,\"0604\":290,\"0626\":150}");
    assertThat(figures.get("coverage").get("reported").asInt()).isEqualTo(1);
    assertThat(figures.get("coverage").get("of").asInt()).isEqualTo(6);
    assertThat(figures.get("coverage").get("text").get("en").asString())
        .startsWith("1 of 6 have reported for February 1990; ");
    assertThat(rounded(figures, "members")).isEqualTo("om lag 1\u2009400");
    assertThat(rounded(figures, "jobs")).isEqualTo("om lag 25\u2009000");
    assertThat(figures.get("byAssociation").propertyNames())
        .containsExactly("drammen", "kongsberg", "modum");
    assertThat(on("1990-01-31", null).get("totals").get("members").asInt()).isEqualTo(1301);
  }

  @Test
  void eachDateOfABatchIsPublishedOnceAsItIsToldOverHttp() {
    List<byte[]> batch =
        List.of(
            count("ringerike", "stat-1", "1991-03-31", 400).toJson(),
            count("ringerike", "stat-2", "1991-04-30", 401).toJson(),
            count("ringerike", "stat-2", "1991-04-30", 401).toJson(),
            count("ringerike", "stat-3", "1991-05-31", 402).toJson());

    hub.produceTogether("ringerike", batch);

    published("1991-05-31", "stat-3");
    for (String date : List.of("1991-03-31", "1991-04-30", "1991-05-31")) {
      JsonNode figures = on(date, null);
      List<JsonNode> published = published(date, null);
      assertThat(published).hasSize(1);
      assertThat(published.get(0).get("data")).isEqualTo(figures);
      assertThat(published.get(0).get("source").asString()).isEqualTo("/hub");
    }
  }

  @Test
  void whatIsPublishedSaysThatItIsACloudEvent() {
    String count = said("asker", "{'association':'asker','asOf':'1994-01-31','members':500}");
    published("1994-01-31", count);

    assertThat(hub.anonymousTopic(Topics.STATISTICS))
        .allMatch(record -> Envelope.STRUCTURED.equals(record.header("content-type")));
  }

  @Test
  void aCorrectionReplacesTheCountAndIsPublished() {
    String first = said("baerum", "{'association':'baerum','asOf':'1992-01-31','members':600}");
    published("1992-01-31", first);

    String second = said("baerum", "{'association':'baerum','asOf':'1992-01-31','members':610}");

    JsonNode figures = on("1992-01-31", second);
    assertThat(figures.get("byAssociation").get("baerum").get("members").asInt()).isEqualTo(610);
    assertThat(figures.toString()).doesNotContain(first);
    List<JsonNode> published = published("1992-01-31", second);
    assertThat(published).hasSize(2);
    assertThat(published.get(0).get("data").toString()).contains(first);
    assertThat(published.get(1).get("data")).isEqualTo(figures);
    assertThat(published.get(1).get("id")).isNotEqualTo(published.get(0).get("id"));
  }

  /** Whole numbers are so however a program writes them that reckons with decimals. */
  @Test
  void theTableForExcelHasTheRowsAndTheSum() {
    String message =
        said("asker", "{'association':'asker','asOf':'1993-01-31','members':500.0,'jobs':9e3}");
    JsonNode figures = on("1993-01-31", message);
    assertThat(figures.get("byAssociation").get("asker").toString())
        .contains("\"members\":500,", "\"jobs\":9000,");

    HubClient.Answer answer = hub.get("modum", "/api/v1/statistics.csv?asOf=1993-01-31");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .contains("nov-medlemstall-1993-01-31.csv");
    assertThat(answer.text()).startsWith("\uFEFFhva;navn;medlemmer;");
    assertThat(answer.text().lines())
        .contains("forening;Asker Næringsforening;500;9000;;;;1993-01-31;nei;" + message)
        .anyMatch(
            line -> line.startsWith("sum;NOV;" + figures.get("totals").get("members").asInt()));
  }

  private String said(String association, String data) {
    Envelope message =
        from(association, Types.MEMBERSHIP_COUNTED, UUID.randomUUID().toString(), data);
    JsonNode receipt = hub.receipt(association, hub.produce(association, message));
    assertThat(status(receipt)).as("%s", codes(receipt)).isEqualTo("accepted");
    return message.id();
  }

  /** The figures as soon as the message, if one is given, is among their sources. */
  private JsonNode on(String date, String message) {
    return hub.eventually(
        "asker",
        "/api/v1/statistics?asOf=" + date,
        s -> message == null || s.get("sources").toString().contains(message));
  }

  /** All that was published for a date, as soon as the message is a source of the last. */
  private List<JsonNode> published(String date, String message) {
    return org.awaitility.Awaitility.await()
        .until(
            () ->
                hub.anonymousTopic(Topics.STATISTICS).stream()
                    .map(record -> Json.MAPPER.readTree(record.value()))
                    .filter(event -> event.get("data").get("asOf").asString().equals(date))
                    .toList(),
            found ->
                !found.isEmpty()
                    && (message == null
                        || found.get(found.size() - 1).toString().contains(message)));
  }

  private static String rounded(JsonNode figures, String name) {
    return figures.get("rounded").get("figures").get(name).get("text").get("nb").asString();
  }
}
