package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.confirming;
import static no.nov.hub.Messages.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A figure that leaps waits until its sender says that it is right. */
@HubIntegrationTest
class ConfirmingIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aLeapIsHeldAndIsNotShared() {
    said(count("kongsberg", "before-leap", "2016-01-31", 300));

    JsonNode receipt = said(count("kongsberg", "leap", "2016-02-29", 391));

    assertThat(status(receipt)).isEqualTo("held");
    assertThat(codes(receipt)).containsExactly("implausible");
    assertThat(hub.placesOf("kongsberg", "leap")).isEmpty();
  }

  @Test
  void thirtyPerCentIsNoLeap() {
    said(count("kongsberg", "before-step", "2017-01-31", 300));

    assertThat(status(said(count("kongsberg", "step", "2017-02-28", 390)))).isEqualTo("accepted");
  }

  @Test
  void theSameWithANewIdAndTheReceiptIsTakenAsMeant() {
    said(count("kongsberg", "before-growth", "2025-05-31", 300));
    Envelope growth = count("kongsberg", "growth", "2025-06-30", 900);
    UUID held = hub.produce("kongsberg", growth);
    assertThat(status(hub.receipt("kongsberg", held))).isEqualTo("held");

    JsonNode confirmed = said(confirming(held, growth, "growth-confirmed"));

    assertThat(status(confirmed)).isEqualTo("accepted");
    assertThat(hub.placesOf("kongsberg", "growth-confirmed")).hasSize(1);
    assertThat(hub.placesOf("kongsberg", "growth")).isEmpty();
  }

  @Test
  void heldAgainIsHeldStill() {
    said(count("kongsberg", "before-repeat", "2018-01-31", 300));
    Envelope leap = count("kongsberg", "repeated-leap", "2018-02-28", 900);
    said(leap);

    JsonNode again = said(leap);

    assertThat(status(again)).isEqualTo("held");
    assertThat(codes(again)).containsExactly("duplicate");
  }

  @Test
  void otherDataIsNotConfirmedByTheReceipt() {
    said(count("kongsberg", "before-other", "2019-01-31", 300));
    UUID held = hub.produce("kongsberg", count("kongsberg", "other", "2019-02-28", 900));

    Envelope another = count("kongsberg", "", "2019-02-28", 901);
    JsonNode receipt = said(confirming(held, another, "other-confirmed"));

    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(codes(receipt)).containsExactly("confirms_other_data");
    assertThat(hub.placesOf("kongsberg", "other-confirmed")).isEmpty();
  }

  @Test
  void thereIsNothingToConfirmWhereNothingWaits() {
    Envelope count = count("kongsberg", "accepted-before", "2020-01-31", 300);
    UUID accepted = hub.produce("kongsberg", count);

    assertThat(codes(said(confirming(accepted, count, "confirms-accepted"))))
        .containsExactly("nothing_to_confirm");
    assertThat(codes(said(confirming(UUID.randomUUID(), count, "confirms-nothing"))))
        .containsExactly("nothing_to_confirm");
  }

  @Test
  void nobodyConfirmsForAnother() {
    hub.receipt("baerum", hub.produce("baerum", count("baerum", "base", "2014-01-31", 600)));
    UUID held = hub.produce("baerum", count("baerum", "theirs", "2014-02-28", 1600));
    assertThat(status(hub.receipt("baerum", held))).isEqualTo("held");

    Envelope own = count("kongsberg", "", "2021-02-28", 300);

    assertThat(codes(said(confirming(held, own, "confirms-theirs"))))
        .containsExactly("nothing_to_confirm");
  }

  private JsonNode said(Envelope message) {
    return hub.receipt("kongsberg", hub.produce("kongsberg", message));
  }
}
