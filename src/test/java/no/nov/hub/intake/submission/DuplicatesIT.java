package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class DuplicatesIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void theSameAgainGetsTheFirstVerdictAndIsOnTheTopicOnce() {
    hub.receipt("modum", hub.produce("modum", count("modum", "again", "2022-01-31", 92)));

    JsonNode second =
        hub.receipt("modum", hub.produce("modum", count("modum", "again", "2022-01-31", 92)));

    assertThat(status(second)).isEqualTo("accepted");
    assertThat(codes(second)).containsExactly("duplicate");
    assertThat(hub.placesOf("modum", "again")).hasSize(1);
  }

  @Test
  void theOrderOfKeysAndTheSpacesDoNotMakeItAnother() {
    hub.receipt("modum", hub.produce("modum", count("modum", "spaced", "2022-02-28", 92)));

    UUID id =
        hub.produce(
            "modum",
            """
            { "data": { "members":   92, "asOf": "2022-02-28",
              "association": "modum" },
              "type": "no.nov.membership.counted.v1", "id": "spaced",
              "source": "/modum", "specversion": "1.0" }
            """
                .getBytes(StandardCharsets.UTF_8),
            Map.of());

    assertThat(codes(hub.receipt("modum", id))).containsExactly("duplicate");
    assertThat(hub.placesOf("modum", "spaced")).hasSize(1);
  }

  @Test
  void aUsedIdWithOtherDataIsRefused() {
    hub.receipt("modum", hub.produce("modum", count("modum", "reused", "2022-03-31", 92)));

    JsonNode second =
        hub.receipt("modum", hub.produce("modum", count("modum", "reused", "2022-03-31", 93)));

    assertThat(status(second)).isEqualTo("rejected");
    assertThat(codes(second)).containsExactly("id_reused");
    assertThat(hub.placesOf("modum", "reused")).hasSize(1);
  }

  @Test
  void theIdOfARejectedMessageIsFree() {
    JsonNode first =
        hub.receipt("modum", hub.produce("modum", count("modum", "free", "2022-02-30", 92)));
    assertThat(codes(first)).containsExactly("not_a_date");

    JsonNode second =
        hub.receipt("modum", hub.produce("modum", count("modum", "free", "2022-04-30", 92)));

    assertThat(status(second)).isEqualTo("accepted");
    // Other tests of this hub may have stated more of the same association.
    assertThat(codes(second)).isSubsetOf("not_stated");
  }

  @Test
  void twoParticipantsCanUseTheSameId() {
    hub.receipt("modum", hub.produce("modum", count("modum", "shared-id", "2022-05-31", 92)));

    JsonNode other =
        hub.receipt(
            "baerum", hub.produce("baerum", count("baerum", "shared-id", "2013-05-31", 600)));

    assertThat(status(other)).isEqualTo("accepted");
    assertThat(codes(other)).isEmpty();
  }

  @Test
  void theSameAgainOnAnotherEdgeIsTheSame() {
    hub.receipt("modum", hub.produce("modum", count("modum", "two-edges", "2022-06-30", 92)));

    UUID id =
        hub.submit("modum", count("modum", "two-edges", "2022-06-30", 92)).receiptIds().get(0);

    assertThat(codes(hub.receipt("modum", id))).containsExactly("duplicate");
    assertThat(hub.placesOf("modum", "two-edges")).hasSize(1);
  }
}
