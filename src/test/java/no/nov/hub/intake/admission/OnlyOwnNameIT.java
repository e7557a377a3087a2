package no.nov.hub.intake.admission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nobody speaks for another participant, by any type of message, on any edge. */
@HubIntegrationTest
class OnlyOwnNameIT {

  private static final String SPEAKER = "ringerike";
  private static final String OTHER = "drammen";

  @Autowired HubClient hub;

  /** A message of each type that speaks for a participant. */
  private enum Said {
    COUNTED(Types.MEMBERSHIP_COUNTED, "{'association':'%s','asOf':'2012-01-31','members':400}"),
    LISTED(
        Types.MEMBERSHIP_LISTED,
        "{'association':'%s','asOf':'2012-01-31','organisations':['974760673']}"),
    PUBLISHED(
        Types.EVENT_PUBLISHED,
        "{'organiser':'%s','eventId':'own-name','title':'Frokost','start':'2027-01-12'}"),
    CANCELLED(Types.EVENT_CANCELLED, "{'organiser':'%s','eventId':'own-name'}"),
    CONSENTED(
        Types.CONSENT_GIVEN,
        "{'participant':'%s','event':{'organiser':'modum','eventId':'own-name'}}"),
    ADOPTED(
        Types.POSITION_ADOPTED,
        "{'association':'%s','issue':{'id':'own-name','title':'Navn'},'stance':'for'}"),
    WITHDRAWN(Types.POSITION_WITHDRAWN, "{'association':'%s','issue':{'id':'own-name'}}");

    private final String type;
    private final String data;

    Said(String type, String data) {
      this.type = type;
      this.data = data;
    }

    Envelope of(String source, String owner, String id) {
      return from(source, type, id, data.formatted(owner));
    }
  }

  /** What is another's in a message of the speaker. */
  private enum Foreign {
    OWNER,
    SOURCE,
    BOTH;

    Envelope in(Said said, String id) {
      return said.of(this == OWNER ? SPEAKER : OTHER, this == SOURCE ? SPEAKER : OTHER, id);
    }
  }

  /** Every foreign message by its id, which ends as given. */
  private static Map<String, Envelope> foreign(String ending) {
    Map<String, Envelope> all = new LinkedHashMap<>();
    for (Said said : Said.values()) {
      for (Foreign foreign : Foreign.values()) {
        String id = said + "-" + foreign + "-" + ending;
        all.put(id, foreign.in(said, id));
      }
    }
    String id = "GROUP-" + ending;
    all.put(
        id,
        from(
            SPEAKER,
            Types.EVENT_PUBLISHED,
            id,
            "{'organiser':'%s','eventId':'group','title':'Frokost','start':'2027-01-12','inviteGroups':['styret','%s/styret']}"
                .formatted(SPEAKER, OTHER)));
    return all;
  }

  static Stream<Envelope> overKafka() {
    return foreign("kafka").values().stream();
  }

  static Stream<Envelope> overHttp() {
    return foreign("http").values().stream();
  }

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @ParameterizedTest
  @MethodSource
  void overKafka(Envelope message) {
    JsonNode receipt = hub.receipt(SPEAKER, hub.produce(SPEAKER, message));

    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(codes(receipt)).contains("not_yours");
    assertNothingIsShared(message.id());
  }

  @ParameterizedTest
  @MethodSource
  void overHttp(Envelope message) {
    Answer answer = hub.submit(SPEAKER, message);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.codes()).contains("not_yours");
    assertNothingIsShared(message.id());
  }

  /** Laid in at once, a file each, so that the hub's patience with growing files is had once. */
  @Test
  void inAFile() {
    Map<String, Path> dropped = new LinkedHashMap<>();
    foreign("file")
        .forEach(
            (id, message) -> dropped.put(id, hub.drop(SPEAKER, id + ".json", message.toJson())));

    SoftAssertions all = new SoftAssertions();
    dropped.forEach(
        (id, file) -> {
          Path moved = hub.outcome(file);
          all.assertThat(moved.getParent().getFileName()).as(id).hasToString("rejected");
          all.assertThat(HubClient.note(moved, ".reasons.txt"))
              .as(id)
              .contains("Dere kan bare", "You can only");
        });
    all.assertAll();
    dropped.keySet().forEach(this::assertNothingIsShared);
  }

  @Test
  void inATable() {
    Path moved =
        hub.outcome(
            hub.drop(
                SPEAKER,
                "en-annens.csv",
                "forening;dato;medlemmer\r\n%s;2012-01-31;400\r\n"
                    .formatted(OTHER)
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(HubClient.note(moved, ".reasons.txt"))
        .contains("Rad 2: Meldingen gjelder «drammen», men dere er «ringerike».");
  }

  /** The same source is written in many ways; only one is right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//ringerike",
        "/Ringerike",
        "/ringerike/",
        "/ringerike ",
        "/hub",
        "/../drammen"
      })
  void noOtherSpellingOfTheSourceIsRight(String source) {
    Envelope own = Said.PUBLISHED.of(SPEAKER, SPEAKER, "spelling");
    Envelope message = new Envelope("spelling", source, own.type(), null, null, own.data());

    JsonNode receipt = hub.receipt(SPEAKER, hub.produce(SPEAKER, message));

    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(hub.placesOf(SPEAKER, "spelling")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("countsAndLists")
  void osloregionenHasNoMembersToCountOrList(Envelope message) {
    assertThat(codes(hub.receipt("osloregionen", hub.produce("osloregionen", message))))
        .containsExactly("not_for_you");
    Answer answer = hub.submit("osloregionen", message);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.codes()).containsExactly("not_for_you");
    assertNothingIsShared(message.id());
  }

  static Stream<Envelope> countsAndLists() {
    return Stream.of(Said.COUNTED, Said.LISTED)
        .map(said -> said.of("osloregionen", "osloregionen", "regional-" + said));
  }

  private void assertNothingIsShared(String messageId) {
    assertThat(hub.everythingAdmitted())
        .noneMatch(
            record -> Json.MAPPER.readTree(record.value()).get("id").asString().equals(messageId));
  }
}
