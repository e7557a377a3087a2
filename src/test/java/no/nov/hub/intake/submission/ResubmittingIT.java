package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.cancellation;
import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class ResubmittingIT {

  private static final byte[] NOTHING = new byte[0];
  private static final String WAITING = "/api/v1/rejections";

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aMendedMessageClosesTheRejection() {
    UUID rejected = hub.produce("asker", count("asker", "to-mend", "2014-02-30", 500));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> !r.has("mendedBy"));

    Answer answer =
        resubmit("asker", rejected, count("asker", "mended", "2014-02-28", 500).toJson());

    assertThat(answer.status()).isEqualTo(202);
    UUID receipt = answer.receiptIds().get(0);
    JsonNode closed =
        hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> r.has("mendedBy"));
    assertThat(closed.get("mendedBy").asString()).isEqualTo(receipt.toString());
    assertThat(hub.placesOf("asker", "mended")).hasSize(1);
  }

  @Test
  void whatIsStillWrongLeavesTheRejectionOpen() {
    UUID rejected = hub.produce("asker", count("asker", "still", "2014-02-30", 500));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> true);

    assertThat(resubmit("asker", rejected, NOTHING).status()).isEqualTo(422);

    assertThat(hub.get("asker", "/api/v1/rejections/" + rejected).body().has("mendedBy")).isFalse();
  }

  @Test
  void aHeldFigureIsConfirmedByOneClick() {
    hub.receipt("asker", hub.produce("asker", count("asker", "base", "2025-06-30", 500)));
    UUID held = hub.produce("asker", count("asker", "leap", "2025-07-31", 1500));
    JsonNode waiting = hub.eventually("asker", "/api/v1/rejections/" + held, r -> true);
    assertThat(waiting.get("status").asString()).isEqualTo("held");

    Answer answer = resubmit("asker", held, NOTHING);

    assertThat(answer.status()).isEqualTo(202);
    JsonNode receipt = hub.receipt("asker", answer.receiptIds().get(0));
    assertThat(status(receipt)).isEqualTo("accepted");
    // Other tests of this hub may have stated more of the same association.
    assertThat(codes(receipt)).isSubsetOf("not_stated");
    assertThat(hub.placesOf("asker", receipt.get("messageId").asString())).hasSize(1);
    hub.eventually("asker", "/api/v1/rejections/" + held, r -> r.has("mendedBy"));
  }

  @Test
  void whatWasCancelledTooEarlyCanBeSentAgainAsItIs() {
    Envelope early = cancellation("asker", "early 100%25", "later-known");
    UUID rejected =
        hub.produce(
            "asker",
            Json.MAPPER.writeValueAsBytes(early.data()),
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", early.id(),
                "ce_source", early.source(),
                "ce_type", early.type()));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> true);
    hub.receipt("asker", hub.produce("asker", event("asker", "late", "later-known")));

    Answer answer = resubmit("asker", rejected, NOTHING);

    JsonNode receipt = hub.receipt("asker", answer.receiptIds().get(0));
    assertThat(status(receipt)).isEqualTo("accepted");
    assertThat(receipt.get("messageId").asString()).isEqualTo("early 100%25");
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> r.has("mendedBy"));
  }

  @Test
  void whatWasRefusedWaitsNoLongerWhenTheSameMessageIsAccepted() {
    hub.submit("asker", count("asker", "refused-first", "2014-13-31", 500));
    hub.eventually("asker", WAITING, list -> list.toString().contains("2014-13-31"));

    hub.submit("asker", count("asker", "refused-first", "2014-03-31", 500));

    hub.eventually("asker", WAITING, list -> !list.toString().contains("2014-13-31"));
    assertThat(hub.get("asker", WAITING + "?settled=true").body().toString())
        .contains("2014-13-31");
  }

  @Test
  void itsOwnerCallsARejectionDone() {
    UUID rejected = hub.produce("asker", count("asker", "let-be", "2014-02-30", 500));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> true);

    assertThat(done("baerum", rejected).status()).isEqualTo(404);
    assertThat(done("asker", rejected).status()).isEqualTo(200);
    assertThat(done("asker", rejected).body().at("/settled/how").asString()).isEqualTo("done");
    assertThat(hub.get("asker", WAITING).body().toString()).doesNotContain(rejected.toString());
  }

  private Answer done(String participant, UUID rejection) {
    return hub.post(
        participant, "/api/v1/rejections/" + rejection + "/done", Envelope.STRUCTURED, NOTHING);
  }

  @Test
  void rejectionsOfOthersAreNotToBeFound() {
    UUID rejected = hub.produce("asker", count("asker", "theirs", "2014-02-30", 500));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> true);

    assertThat(hub.get("baerum", "/api/v1/rejections/" + rejected).status()).isEqualTo(404);
    assertThat(resubmit("baerum", rejected, NOTHING).status()).isEqualTo(404);
    assertThat(hub.get("baerum", "/api/v1/rejections").body().toString())
        .doesNotContain(rejected.toString());
  }

  @Test
  void whatWasNeverRejectedCannotBeSentAgain() {
    assertThat(resubmit("asker", UUID.randomUUID(), NOTHING).status()).isEqualTo(404);
  }

  @Test
  void aMendedMessageIsNoLargerThanAnyOther() {
    UUID rejected = hub.produce("asker", count("asker", "grown", "2014-02-30", 500));
    hub.eventually("asker", "/api/v1/rejections/" + rejected, r -> true);

    assertThat(resubmit("asker", rejected, new byte[(1 << 20) + 1]).status()).isEqualTo(413);
  }

  private Answer resubmit(String holder, UUID rejection, byte[] body) {
    return hub.post(
        holder, "/api/v1/rejections/" + rejection + "/resubmit", Envelope.STRUCTURED, body);
  }
}
