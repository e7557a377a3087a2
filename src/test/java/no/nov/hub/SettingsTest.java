package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.access.AccessSettings;
import no.nov.hub.intake.admission.AdmissionSettings;
import no.nov.hub.intake.quota.QuotaSettings;
import no.nov.hub.platform.embedded.EmbeddedKafkaSettings;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.KafkaSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

/** Settings of calendars, files and drop folders are tested where they are read. */
class SettingsTest {

  private static final String DRAMMEN = "hub.participants[0].id=drammen";
  private static final String DRAMMEN_NAME = "hub.participants[0].name=Drammen";
  private static final String DRAMMEN_KIND = "hub.participants[0].kind=association";

  @EnableConfigurationProperties({
    AccessSettings.class,
    AdmissionSettings.class,
    EmbeddedKafkaSettings.class,
    KafkaSettings.class,
    QuotaSettings.class
  })
  static class Single {}

  @EnableConfigurationProperties(ParticipantSettings.class)
  static class OfParticipants {

    @Bean
    Participants participants(ParticipantSettings settings) {
      return new Participants(settings.participants());
    }
  }

  @EnableConfigurationProperties(Municipalities.class)
  static class OfMunicipalities {}

  private final ApplicationContextRunner settings =
      new ApplicationContextRunner().withUserConfiguration(Single.class);
  private final ApplicationContextRunner participants =
      new ApplicationContextRunner().withUserConfiguration(OfParticipants.class);
  private final ApplicationContextRunner municipalities =
      new ApplicationContextRunner().withUserConfiguration(OfMunicipalities.class);

  @Test
  void without_settings_the_hub_is_one_that_runs_by_itself() {
    settings.run(
        hub -> {
          assertThat(hub.getBean(AccessSettings.class))
              .isEqualTo(new AccessSettings(Path.of("data/secrets"), 2000));
          assertThat(hub.getBean(AdmissionSettings.class)).isEqualTo(new AdmissionSettings(30, 24));
          assertThat(hub.getBean(EmbeddedKafkaSettings.class))
              .isEqualTo(
                  new EmbeddedKafkaSettings(
                      true, 9092, Path.of("data/kafka"), Path.of("data/secrets"), true));
          assertThat(hub.getBean(KafkaSettings.class))
              .isEqualTo(new KafkaSettings("127.0.0.1:9092", Map.of(), "hub-1", (short) 1));
          assertThat(hub.getBean(QuotaSettings.class))
              .isEqualTo(new QuotaSettings(DataSize.ofMegabytes(200), Map.of()));
        });
  }

  @Test
  void every_setting_can_be_given() {
    settings
        .withPropertyValues(
            "hub.access.secrets=/secrets",
            "hub.access.requests-per-second=7",
            "hub.admission.plausible-percent=45",
            "hub.admission.old-after-months=36",
            "hub.embedded.kafka.enabled=false",
            "hub.embedded.kafka.port=19092",
            "hub.embedded.kafka.directory=/kafka",
            "hub.embedded.kafka.secrets=/secrets",
            "hub.embedded.kafka.flush=false",
            "hub.kafka.bootstrap-servers=a:9092,b:9092",
            "hub.kafka.properties[sasl.mechanism]=PLAIN",
            "hub.kafka.instance=hub-2",
            "hub.kafka.replication=3",
            "hub.quota.per-day=1GB",
            "hub.quota.participants.asker=5MB")
        .run(
            hub -> {
              assertThat(hub.getBean(AccessSettings.class))
                  .isEqualTo(new AccessSettings(Path.of("/secrets"), 7));
              assertThat(hub.getBean(AdmissionSettings.class))
                  .isEqualTo(new AdmissionSettings(45, 36));
              assertThat(hub.getBean(EmbeddedKafkaSettings.class))
                  .isEqualTo(
                      new EmbeddedKafkaSettings(
                          false, 19092, Path.of("/kafka"), Path.of("/secrets"), false));
              assertThat(hub.getBean(KafkaSettings.class))
                  .isEqualTo(
                      new KafkaSettings(
                          "a:9092,b:9092", Map.of("sasl.mechanism", "PLAIN"), "hub-2", (short) 3));
              assertThat(hub.getBean(QuotaSettings.class))
                  .isEqualTo(
                      new QuotaSettings(
                          DataSize.ofGigabytes(1), Map.of("asker", DataSize.ofMegabytes(5))));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "hub.access.requests-per-second=0, hub.access.requests-per-second",
    "hub.access.requests-per-second=many, hub.access.requests-per-second",
    "hub.admission.plausible-percent=0, hub.admission.plausible-percent",
    "hub.admission.old-after-months=0, hub.admission.old-after-months",
    "hub.embedded.kafka.port=ninety, hub.embedded.kafka.port",
    "hub.embedded.kafka.port=70000, hub.embedded.kafka.port",
    "hub.kafka.bootstrap-servers=, hub.kafka.bootstrap-servers",
    "hub.kafka.instance=, hub.kafka.instance",
    "hub.kafka.replication=0, hub.kafka.replication",
    "hub.kafka.replication=three, hub.kafka.replication",
    "hub.quota.per-day=0, hub.quota.per-day",
    "hub.quota.per-day=much, hub.quota.per-day",
    "hub.quota.participants.asker=-1, hub.quota.participants.asker"
  })
  void a_wrong_setting_stops_the_start_and_is_named(String wrong, String named) {
    settings
        .withPropertyValues(wrong)
        .run(hub -> assertThat(told(hub.getStartupFailure())).contains(named));
  }

  @Test
  void the_settings_of_an_outside_kafka_do_not_print_its_password() {
    KafkaSettings kafka =
        new KafkaSettings("a:9092", Map.of("sasl.jaas.config", "password='hush'"), "x", (short) 1);

    assertThat(kafka.toString()).contains("a:9092").doesNotContain("hush", "sasl");
  }

  @Test
  void participants_can_be_given() {
    participants
        .withPropertyValues(
            DRAMMEN,
            DRAMMEN_NAME,
            DRAMMEN_KIND,
            "hub.participants[0].short-name=D",
            "hub.participants[0].municipalities=3301,3312",
            "hub.participants[1].id=region-1",
            "hub.participants[1].name=Regionen",
            "hub.participants[1].kind=regional-body")
        .run(
            hub ->
                assertThat(hub.getBean(Participants.class).all())
                    .containsExactly(
                        new Participant(
                            "drammen",
                            "Drammen",
                            "D",
                            Participant.Kind.ASSOCIATION,
                            List.of("3301", "3312")),
                        new Participant(
                            "region-1",
                            "Regionen",
                            "Regionen",
                            Participant.Kind.REGIONAL_BODY,
                            List.of())));
  }

  @Test
  void without_participants_there_is_no_hub() {
    participants.run(hub -> assertThat(told(hub.getStartupFailure())).contains("hub.participants"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "hub.participants[1].id=drammen | 'drammen' stands twice",
        "hub.participants[1].id=Asker | 'Asker' must be 1 to 32",
        "hub.participants[1].id=a.b | 'a.b' must be 1 to 32",
        "hub.participants[1].name=Uten id | must be 1 to 32",
      })
  void a_wrong_participant_is_told(String wrong, String sentence) {
    participants
        .withPropertyValues(DRAMMEN, DRAMMEN_NAME, DRAMMEN_KIND)
        .withPropertyValues(
            "hub.participants[1].name=Andre", "hub.participants[1].kind=association")
        .withPropertyValues(wrong)
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure())).contains("hub.participants", sentence));
  }

  @Test
  void a_participant_without_a_kind_is_told() {
    participants
        .withPropertyValues(DRAMMEN, DRAMMEN_NAME)
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("hub.participants: 'drammen' needs a name and a kind"));
  }

  @Test
  void municipalities_can_be_given() {
    municipalities
        .withPropertyValues(municipality(0, "3005", "2020-01-01", "2023-12-31", "3301"))
        .withPropertyValues(municipality(1, "3301", "2024-01-01", null, null))
        .run(
            hub -> {
              Municipalities known = hub.getBean(Municipalities.class);
              assertThat(known.find("3005"))
                  .contains(
                      new Municipality(
                          "3005",
                          "Kommune 3005",
                          LocalDate.of(2020, 1, 1),
                          LocalDate.of(2023, 12, 31),
                          "3301"));
              assertThat(known.inForce("3005", LocalDate.of(2024, 1, 1)))
                  .map(Municipality::number)
                  .contains("3301");
            });
  }

  @Test
  void a_municipality_that_stands_twice_is_told() {
    municipalities
        .withPropertyValues(municipality(0, "3301", "2024-01-01", null, null))
        .withPropertyValues(municipality(1, "3301", "2024-01-01", null, null))
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("hub.municipalities: the number 3301 stands twice"));
  }

  @Test
  void a_successor_that_nobody_knows_is_told() {
    municipalities
        .withPropertyValues(municipality(0, "3005", "2020-01-01", "2023-12-31", "3301"))
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("hub.municipalities: 3005 is followed by 3301, which is not in"));
  }

  @Test
  void a_number_that_is_none_and_an_end_without_successor_are_told() {
    municipalities
        .withPropertyValues(municipality(0, "33O1", "2024-01-01", null, null))
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("hub.municipalities: '33O1' is not four digits"));
    municipalities
        .withPropertyValues(municipality(0, "3005", "2020-01-01", "2023-12-31", null))
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("hub.municipalities: 3005 needs"));
  }

  @Test
  void the_settings_that_the_hub_comes_with_are_sound() throws Exception {
    List<PropertySource<?>> sources =
        new YamlPropertySourceLoader()
            .load("settings", new FileSystemResource("src/main/resources/application.yml"));
    new ApplicationContextRunner()
        .withUserConfiguration(Single.class, OfParticipants.class, OfMunicipalities.class)
        .withInitializer(
            context -> sources.forEach(context.getEnvironment().getPropertySources()::addLast))
        .run(
            hub -> {
              assertThat(hub).hasNotFailed();
              Participants seven = hub.getBean(Participants.class);
              assertThat(seven.ids())
                  .containsExactly(
                      "drammen",
                      "kongsberg",
                      "ringerike",
                      "baerum",
                      "asker",
                      "modum",
                      "osloregionen");
              assertThat(seven.associations()).hasSize(6);
              Municipalities known = hub.getBean(Municipalities.class);
              seven
                  .all()
                  .forEach(
                      p ->
                          p.municipalities()
                              .forEach(
                                  m ->
                                      assertThat(known.inForce(m, LocalDate.of(2026, 1, 1)))
                                          .as(m)
                                          .isPresent()));
              assertThat(known.nameOf("0711")).isEqualTo("Svelvik");
              assertThat(hub.getBean(AccessSettings.class).secrets())
                  .isEqualTo(Path.of("data/secrets"));
            });
  }

  private static String[] municipality(
      int index, String number, String from, String until, String successor) {
    String prefix = "hub.municipalities[" + index + "].";
    List<String> values = new ArrayList<>();
    values.add(prefix + "number=" + number);
    values.add(prefix + "name=Kommune " + number);
    values.add(prefix + "from=" + from);
    if (until != null) {
      values.add(prefix + "until=" + until);
    }
    if (successor != null) {
      values.add(prefix + "successor=" + successor);
    }
    return values.toArray(String[]::new);
  }

  /** All that the operator is told, down to the cause. */
  private static String told(Throwable failure) {
    StringBuilder told = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      told.append(each.getMessage()).append('\n');
    }
    return told.toString();
  }
}
