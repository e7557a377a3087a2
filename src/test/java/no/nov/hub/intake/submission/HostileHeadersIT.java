package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever may write an inbox chooses its records' headers, and decides nothing by them. */
@HubIntegrationTest
class HostileHeadersIT {

  /** Names that have steered Camel's components, and the hub's own names. */
  private static final Map<String, String> HOSTILE =
      Map.ofEntries(
          Map.entry("kafka.TOPIC", Topics.POSITIONS),
          Map.entry("kafka.OVERRIDE_TOPIC", Topics.POSITIONS),
          Map.entry("kafka.KEY", "drammen/2015-01-31"),
          Map.entry("kafka.PARTITION", "0"),
          Map.entry("kafka.OFFSET", "0"),
          Map.entry("CamelKafkaTopic", Topics.POSITIONS),
          Map.entry("CamelKafkaOverrideTopic", Topics.POSITIONS),
          Map.entry("CamelBeanMethodName", "toString"),
          Map.entry("CamelFileName", "../../escaped"),
          Map.entry("org.apache.camel.x", "y"),
          Map.entry("mail.smtp.host", "mail.example.no"),
          Map.entry("To", "everybody@example.no"),
          Map.entry("nov-receipt-id", "00000000-0000-0000-0000-000000000000"),
          Map.entry("nov-inbox-offset", "999999999"),
          Map.entry("nov-data-hash", "forged"),
          Map.entry("nov-traces", "{}"),
          Map.entry("nov-participant", "drammen"),
          Map.entry("nov-status", "accepted"),
          Map.entry("nov-rejection-id", "not an id"),
          Map.entry("nov-reasons", "no JSON"),
          Map.entry("nov-resubmits", "not an id either"));

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void theyDoNotMoveAGoodMessageNorStayOnIt() {
    UUID id =
        hub.produce("baerum", count("baerum", "hostile", "2015-01-31", 600).toJson(), HOSTILE);

    assertThat(status(hub.receipt("baerum", id))).isEqualTo("accepted");
    List<Received> places = hub.placesOf("baerum", "hostile");
    assertThat(places).extracting(Received::topic).containsExactly(Topics.MEMBERSHIP);
    Received place = places.get(0);
    assertThat(new String(place.key(), StandardCharsets.UTF_8)).isEqualTo("baerum/2015-01-31");
    assertThat(place.headers()).extracting(Header::key).containsExactly("content-type");
  }

  @Test
  void theyDoNotMakeTheSenderAnother() {
    Map<String, String> headers = new HashMap<>(HOSTILE);
    headers.put("nov-origin", "drammen");

    UUID id =
        hub.produce("baerum", count("drammen", "as-drammen", "2015-02-28", 1).toJson(), headers);

    assertThat(codes(hub.receipt("baerum", id))).containsOnly("not_yours");
    assertThat(hub.placesOf("drammen", "as-drammen")).isEmpty();
    JsonNode kept = hub.eventually("baerum", "/api/v1/rejections/" + id, r -> true);
    assertThat(kept.get("status").asString()).isEqualTo("rejected");
    assertThat(kept.get("attributes").propertyNames()).noneMatch(name -> name.startsWith("kafka."));
    assertThat(hub.get("drammen", "/api/v1/rejections/" + id).status()).isEqualTo(404);
  }

  @Test
  void nobodyMarksAnothersRejectionAsMended() {
    UUID rejected = hub.produce("modum", "no message".getBytes(StandardCharsets.UTF_8), Map.of());
    hub.eventually("modum", "/api/v1/rejections/" + rejected, r -> true);

    UUID id =
        hub.produce(
            "baerum",
            count("baerum", "mends-another", "2015-03-31", 600).toJson(),
            Map.of(Rejection.RESUBMITS, rejected.toString()));

    hub.eventually("baerum", "/api/v1/receipts/" + id, r -> status(r).equals("accepted"));
    assertThat(hub.get("modum", "/api/v1/rejections/" + rejected).body().has("mendedBy")).isFalse();
  }
}
