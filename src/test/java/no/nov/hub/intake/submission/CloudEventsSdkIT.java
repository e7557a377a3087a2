package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a system of an association sends that was written with somebody else's library. */
@HubIntegrationTest
class CloudEventsSdkIT {

  @Autowired HubClient hub;

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void whatTheSdkWritesIsUnderstood(Encoding encoding) throws Exception {
    hub.awaitReady();
    String id = "sdk-" + encoding.name().toLowerCase(java.util.Locale.ROOT);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("/asker"))
            .withType(Types.EVENT_PUBLISHED)
            .withTime(OffsetDateTime.parse("2026-11-01T12:00:00+01:00"))
            .withData(
                "application/json",
                """
                {"organiser":"asker","eventId":"%s","title":"Næringsfrokost på Røyken","start":"2027-02-01"}
                """
                    .formatted(id)
                    .getBytes(StandardCharsets.UTF_8))
            .build();

    JsonNode receipt = hub.receipt("asker", send(encoding, event));

    assertThat(status(receipt)).isEqualTo("accepted");
    JsonNode admitted = hub.admitted(Topics.EVENTS, id).get(0);
    assertThat(admitted.get("data").get("title").asString()).isEqualTo("Næringsfrokost på Røyken");
    assertThat(OffsetDateTime.parse(admitted.get("time").asString())).isEqualTo(event.getTime());
  }

  private UUID send(Encoding encoding, CloudEvent event) throws Exception {
    CloudEventSerializer serializer = new CloudEventSerializer();
    serializer.configure(
        Map.of(
            CloudEventSerializer.ENCODING_CONFIG,
            encoding,
            CloudEventSerializer.EVENT_FORMAT_CONFIG,
            JsonFormat.CONTENT_TYPE),
        false);
    try (var producer = new KafkaProducer<>(hub.anonymous(), new StringSerializer(), serializer)) {
      var place = producer.send(new ProducerRecord<>(Topics.inbox("asker"), event)).get();
      return Receipt.idOf(place.topic(), place.partition(), place.offset());
    }
  }
}
