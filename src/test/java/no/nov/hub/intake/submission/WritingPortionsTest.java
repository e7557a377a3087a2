package no.nov.hub.intake.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.nov.hub.MovableClock;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The route that writes in portions, with a Kafka that gives up now and then. */
class WritingPortionsTest {

  private static final int BODY = 25_000;

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final Quota quota = QuotaForTests.of(DataSize.ofMegabytes(200), clock);
  private final List<String> inbox = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();
  private final List<Integer> sends = new ArrayList<>();
  private int worksFor = Integer.MAX_VALUE;
  private RouteRun routes;

  @BeforeEach
  void start() throws Exception {
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.write-inbox.to", "direct:kafka-inbox",
                "hub.routes.keep-refused.to", "direct:kafka-rejected"),
            Map.of(
                "writingPortions",
                new WritingPortions(quota, clock),
                "inbox",
                InboxForTests.inbox()),
            "24-write-portions.camel.xml",
            "20-write-inbox.camel.xml",
            "21-keep-refused.camel.xml");
    routes
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:kafka-inbox")
                    .errorHandler(noErrorHandler())
                    .process(e -> take(e, inbox));
                from("direct:kafka-rejected")
                    .errorHandler(noErrorHandler())
                    .process(e -> take(e, rejected));
              }
            });
  }

  @AfterEach
  void stop() {
    routes.close();
  }

  private void take(Exchange exchange, List<String> topic) {
    List<RecordMetadata> places = new ArrayList<>();
    List<?> records = exchange.getMessage().getBody(List.class);
    if (!records.isEmpty() && worksFor-- == 0) {
      throw new TimeoutException("Expiring 1 record(s)");
    }
    for (Object record : records) {
      places.add(
          new RecordMetadata(new TopicPartition("nov.inbox.modum", 0), topic.size(), 0, 0, 0, 0));
      topic.add(
          new String(((Message) record).getBody(byte[].class), UTF_8).substring(0, 10).strip());
    }
    if (!records.isEmpty()) {
      sends.add(records.size());
    }
    exchange.getMessage().setHeader(KafkaConstants.KAFKA_RECORD_META, places);
  }

  private static ToInbox.Item item(int number) {
    return new ToInbox.Item(Map.of(), ("%-" + BODY + "d").formatted(number).getBytes(UTF_8));
  }

  private static Consignment file(int refused, int sound) {
    return file("a.csv", "Feil.", refused, sound);
  }

  private static Consignment file(String origin, String reason, int refused, int sound) {
    return new Consignment(
        Edge.FILES,
        "modum",
        origin,
        IntStream.range(0, refused)
            .mapToObj(
                i ->
                    new Rejection(
                        new UUID(0, i),
                        "modum",
                        SubmissionStatus.REFUSED,
                        "a.csv",
                        List.of(Reason.of("", "x", reason, "Wrong.")),
                        Map.of(),
                        item(i).body()))
            .toList(),
        IntStream.range(0, sound).mapToObj(WritingPortionsTest::item).toList());
  }

  private Exchange write(Consignment file) {
    return routes.send("direct:write-portions", file);
  }

  @Test
  void a_large_file_goes_out_in_portions_and_has_its_receipts_in_its_order() {
    Exchange done = write(file(15, 25));

    assertThat(done.getException()).isNull();
    assertThat(sends).hasSizeGreaterThanOrEqualTo(4).allMatch(records -> records <= 10);
    assertThat(rejected).hasSize(15);
    assertThat(inbox)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(String::valueOf).toList());
    assertThat((List<?>) done.getMessage().getBody(List.class)).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void small_messages_go_out_in_portions_too() {
    List<ToInbox.Item> items =
        IntStream.range(0, 1_200)
            .mapToObj(i -> new ToInbox.Item(Map.of(), "%-12d".formatted(i).getBytes(UTF_8)))
            .toList();

    write(new Consignment(Edge.FILES, "modum", "a.csv", List.of(), items));

    assertThat(sends).containsExactly(500, 500, 200);
  }

  @Test
  void what_kafka_has_is_not_written_again_when_a_later_portion_fails() {
    worksFor = 3;
    Exchange failed = write(file(15, 25));
    assertThat(failed.getException()).isInstanceOf(TimeoutException.class);
    List<?> before = List.copyOf(inbox);
    worksFor = Integer.MAX_VALUE;

    Exchange done = write(file(15, 25));

    assertThat(before).isNotEmpty();
    assertThat(rejected).hasSize(15);
    assertThat(inbox).hasSize(25).startsWith(before.toArray(String[]::new));
    assertThat((List<?>) done.getMessage().getBody(List.class)).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void each_portion_counts_once_and_as_soon_as_it_is_written() {
    worksFor = 2;
    write(file(0, 40));
    assertThat(quota.usage("modum").used()).isBetween(19L * BODY, 21L * BODY);
    worksFor = Integer.MAX_VALUE;

    write(file(0, 40));

    assertThat(quota.usage("modum").used()).isBetween(40L * BODY, 41L * BODY);
  }

  @Test
  void once_it_is_settled_the_same_is_written_anew() {
    Exchange first = write(file(0, 5));
    write(file(0, 5));
    assertThat(inbox).hasSize(5);

    routes
        .camel()
        .getRegistry()
        .lookupByNameAndType("writingPortions", WritingPortions.class)
        .settled(first.getVariable("portions", Portions.class));
    write(file(0, 5));

    assertThat(inbox).hasSize(10);
  }

  @Test
  void another_file_with_the_same_content_has_receipts_of_its_own() {
    Exchange first = write(file("a.csv, laid at nine", "Feil.", 0, 5));
    Exchange second = write(file("a.csv, laid at ten", "Feil.", 0, 5));

    assertThat(inbox).hasSize(10);
    assertThat((List<?>) second.getMessage().getBody(List.class))
        .doesNotContainAnyElementsOf(first.getMessage().getBody(List.class));
  }

  @Test
  void what_is_refused_for_another_reason_than_before_is_told_anew() {
    write(file("a.csv", "Feil.", 1, 0));
    write(file("a.csv", "En annen feil.", 1, 0));

    assertThat(rejected).hasSize(2);
  }

  @Test
  void after_an_hour_without_receipts_it_is_written_once_more() {
    write(file(0, 5));
    clock.pass(Duration.ofMinutes(61));

    write(file(0, 5));

    assertThat(inbox).hasSize(10);
  }
}
