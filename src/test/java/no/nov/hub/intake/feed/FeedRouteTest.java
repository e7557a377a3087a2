package no.nov.hub.intake.feed;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.intake.file.FeedReader;
import no.nov.hub.intake.file.FileSettings;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.intake.submission.InboxForTests;
import no.nov.hub.intake.submission.PortionsForTests;
import no.nov.hub.intake.submission.SubmissionsForTests;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.RouteRun;
import no.nov.hub.shared.event.EventRulesForTests;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** The route of the feeds, with Kafka swapped for a list that can be out. */
class FeedRouteTest {

  private static final Duration UNTIL_ANOTHER_TAKES_OVER = Duration.ofMinutes(3);
  private static final FeedLimits LIMITS =
      new FeedLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 5);

  private enum Kafka {
    WORKS,
    OUT,
    TAKES_BUT_DOES_NOT_ANSWER
  }

  private final CalendarServer server = CalendarServer.on("127.0.0.1");
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final FileSettings files = new FileSettings(DataSize.ofMegabytes(1), "hub.example.no");
  private final Fetching fetching =
      new Fetching(LIMITS, 1 << 20, SystemDefaultDnsResolver.INSTANCE, new PublicAddresses());
  private final List<Message> written = new ArrayList<>();
  private Kafka kafka = Kafka.WORKS;
  private Quota quota;
  private RouteRun routes;

  @BeforeEach
  void start() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    Feeds feeds = new Feeds(List.of(FeedsTest.feed("modum", server.url("/a.ics"), "Kurs")));
    FeedTables store =
        new FeedTables(
            database.jdbc(),
            database.transactions(),
            feeds,
            RealSettings.PARTICIPANTS,
            LIMITS,
            clock);
    var rules = EventRulesForTests.all(clock);
    quota = QuotaForTests.of(DataSize.ofKilobytes(10), clock);
    FeedEdge edge =
        new FeedEdge(
            feeds,
            store,
            fetching,
            new FeedReader(files, clock),
            new Inspection(rules, new Schemas(rules)),
            RealSettings.PARTICIPANTS,
            SubmissionsForTests.on(database, clock),
            quota,
            new SimpleMeterRegistry(),
            clock,
            Room.ENOUGH);
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.receive-feeds.from", "direct:time",
                "hub.routes.write-inbox.to", "direct:kafka",
                "hub.routes.keep-refused.to", "mock:rejected"),
            Map.of(
                "feedEdge",
                edge,
                "inbox",
                InboxForTests.inbox(),
                "writingPortions",
                PortionsForTests.portions(quota, clock)),
            "12-receive-feeds.camel.xml",
            "24-write-portions.camel.xml",
            "20-write-inbox.camel.xml",
            "21-keep-refused.camel.xml");
    routes
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:kafka").errorHandler(noErrorHandler()).process(e -> take(e));
              }
            });
  }

  @AfterEach
  void stop() {
    routes.close();
    fetching.destroy();
    server.close();
  }

  private void take(Exchange exchange) {
    if (kafka == Kafka.OUT) {
      throw new IllegalStateException("Kafka is out");
    }
    List<RecordMetadata> places = new ArrayList<>();
    for (Object record : exchange.getMessage().getBody(List.class)) {
      places.add(
          new RecordMetadata(new TopicPartition("nov.inbox.modum", 0), written.size(), 0, 0, 0, 0));
      written.add((Message) record);
    }
    if (kafka == Kafka.TAKES_BUT_DOES_NOT_ANSWER) {
      throw new IllegalStateException("Kafka does not answer");
    }
    exchange.getMessage().setHeader(KafkaConstants.KAFKA_RECORD_META, places);
  }

  private Exchange time() {
    return routes.send("direct:time", null);
  }

  private List<JsonNode> submissions() {
    return written.stream().map(m -> Json.MAPPER.readTree(m.getBody(byte[].class))).toList();
  }

  private static String course(String title) {
    return calendar(event("a", title, "20270112T080000"));
  }

  @Test
  void whatIsNewGoesToTheInboxOfTheFeedsParticipant() {
    server.serve("/a.ics", course("Kurs"));

    assertThat(time().getException()).isNull();

    assertThat(written).hasSize(1);
    assertThat(written.get(0).getHeader(KafkaConstants.OVERRIDE_TOPIC))
        .isEqualTo("nov.inbox.modum");
    assertThat(written.get(0).getHeader("nov-origin"))
        .isEqualTo("Kurs".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(submissions().get(0).get("source").asString()).isEqualTo("/modum");
  }

  @Test
  void beforeItsTimeNothingIsFetched() {
    server.serve("/a.ics", course("Kurs"));
    time();

    time();
    clock.pass(Duration.ofMinutes(14));
    time();

    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aCalendarOfOneWhoHasUsedUpTheDayIsFetchedAgainTheNextDay() {
    server.serve("/a.ics", course("Kurs"));
    quota.count("modum", Edge.HTTP, 10_240);
    time();
    assertThat(server.asked()).isEmpty();

    clock.pass(Duration.ofSeconds(quota.secondsUntilAnew()));
    time();

    assertThat(written).hasSize(1);
    assertThat(quota.usage("modum").used()).isPositive();
  }

  @Test
  void whileKafkaIsOutNothingIsTakenForSentAndAfterwardsItGoesOutByItself() {
    server.serve("/a.ics", "\"1\"", course("Kurs"));
    kafka = Kafka.OUT;
    assertThat(time().getException()).hasMessage("Kafka is out");
    kafka = Kafka.WORKS;
    clock.pass(UNTIL_ANOTHER_TAKES_OVER);

    assertThat(time().getException()).isNull();

    assertThat(written).hasSize(1);
  }

  @Test
  void whatKafkaTookWithoutAnsweringIsSentAgainUnderTheSameId() {
    server.serve("/a.ics", "\"1\"", course("Kurs"));
    kafka = Kafka.TAKES_BUT_DOES_NOT_ANSWER;
    time();
    kafka = Kafka.WORKS;
    clock.pass(UNTIL_ANOTHER_TAKES_OVER);

    time();

    assertThat(submissions()).hasSizeGreaterThan(1);
    assertThat(submissions().stream().distinct()).hasSize(1);
  }

  @Test
  void whatIsTakenBackWhileKafkaDoesNotAnswerIsTakenBackInTheInboxToo() {
    server.serve("/a.ics", "\"1\"", course("Riktig"));
    time();
    clock.pass(Duration.ofMinutes(15));
    server.serve("/a.ics", "\"2\"", course("Galt"));
    kafka = Kafka.TAKES_BUT_DOES_NOT_ANSWER;
    time();
    kafka = Kafka.WORKS;
    server.serve("/a.ics", "\"1\"", course("Riktig"));
    clock.pass(UNTIL_ANOTHER_TAKES_OVER);

    time();

    List<JsonNode> sent = submissions();
    assertThat(sent.get(sent.size() - 1).at("/data/title").asString()).isEqualTo("Riktig");
    assertThat(sent.get(sent.size() - 1).get("id")).isNotEqualTo(sent.get(0).get("id"));
  }
}
