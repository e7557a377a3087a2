package no.nov.hub.shared.event;

import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.cancellation;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class CalendarIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void anEventKeepsItsUidAndItsSequenceRises() {
    said("kongsberg", published("move", "2027-04-01T08:00", ""));
    JsonNode first = shown("move", event -> event.get("sequence").asInt() == 0);
    String uid = first.get("uid").asString();
    assertThat(component(uid))
        .contains("SEQUENCE:0", "STATUS:CONFIRMED", "DTSTART:20270401T060000Z");

    said("kongsberg", published("move", "2027-04-02T09:00", ""));
    JsonNode moved = shown("move", event -> event.get("sequence").asInt() == 1);
    assertThat(moved.get("uid").asString()).isEqualTo(uid);
    assertThat(component(uid))
        .contains("SEQUENCE:1", "STATUS:CONFIRMED", "DTSTART:20270402T070000Z");

    said("kongsberg", cancellation("kongsberg", UUID.randomUUID().toString(), "move"));
    JsonNode cancelled = shown("move", event -> event.get("status").asString().equals("cancelled"));
    assertThat(cancelled.get("uid").asString()).isEqualTo(uid);
    assertThat(component(uid)).contains("SEQUENCE:2", "STATUS:CANCELLED");
  }

  @Test
  void aCoOrganiserIsAskedUntilItConsents() {
    said("kongsberg", published("together", "2027-04-03T08:00", ",'coOrganisers':['modum']"));
    shown("together", event -> coOrganisers(event).equals(List.of("modum asked")));

    said(
        "modum",
        from(
            "modum",
            Types.CONSENT_GIVEN,
            "consent-together",
            "{'participant':'modum','event':{'organiser':'kongsberg','eventId':'together'}}"));

    shown("together", event -> coOrganisers(event).equals(List.of("modum consented")));
  }

  @Test
  void theOpenCalendarNeedsNoKey() {
    assertThat(
            hub.send(java.net.http.HttpRequest.newBuilder(hub.uri("/calendar.ics")).GET()).status())
        .isEqualTo(200);
    assertThat(
            hub.send(java.net.http.HttpRequest.newBuilder(hub.uri("/api/v1/events")).GET())
                .status())
        .isEqualTo(401);
  }

  private static Envelope published(String eventId, String start, String more) {
    return from(
        "kongsberg",
        Types.EVENT_PUBLISHED,
        UUID.randomUUID().toString(),
        "{'organiser':'kongsberg','eventId':'%s','title':'Teknologifrokost','start':'%s','timeZone':'Europe/Oslo'%s}"
            .formatted(eventId, start, more));
  }

  private void said(String participant, Envelope message) {
    JsonNode receipt = hub.receipt(participant, hub.produce(participant, message));
    assertThat(status(receipt)).as(receipt.toString()).isEqualTo("accepted");
  }

  private JsonNode shown(String eventId, java.util.function.Predicate<JsonNode> expected) {
    return hub.eventually(
            "asker",
            "/api/v1/events/kongsberg/" + eventId,
            found -> expected.test(found.get("event")))
        .get("event");
  }

  private static List<String> coOrganisers(JsonNode event) {
    return event
        .path("coOrganisers")
        .valueStream()
        .map(c -> c.get("participant").asString() + " " + c.get("status").asString())
        .toList();
  }

  /** The lines of the one component with this UID in the open calendar, unfolded. */
  private List<String> component(String uid) {
    String calendar =
        hub.send(java.net.http.HttpRequest.newBuilder(hub.uri("/calendar.ics")).GET())
            .text()
            .replace("\r\n ", "");
    List<String> found =
        Stream.of(calendar.split("BEGIN:VEVENT\r\n"))
            .filter(component -> component.contains("UID:" + uid + "\r\n"))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0).lines().toList();
  }
}
