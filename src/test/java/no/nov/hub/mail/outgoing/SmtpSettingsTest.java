package no.nov.hub.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import no.nov.hub.mail.outgoing.SmtpSettings.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SmtpSettingsTest {

  @EnableConfigurationProperties({SmtpSettings.class, OAuthSettings.class})
  static class Single {}

  private final ApplicationContextRunner settings =
      new ApplicationContextRunner().withUserConfiguration(Single.class);

  @Test
  void without_settings_nothing_is_sent() {
    settings.run(
        hub -> {
          assertThat(hub.getBean(SmtpSettings.class))
              .isEqualTo(
                  new SmtpSettings(
                      "",
                      587,
                      Tls.STARTTLS,
                      "",
                      "",
                      2,
                      300,
                      Duration.ofSeconds(10),
                      Duration.ofMinutes(2),
                      SendingHub.PAUSES));
          assertThat(hub.getBean(SmtpSettings.class).isSet()).isFalse();
          assertThat(hub.getBean(OAuthSettings.class).isSet()).isFalse();
        });
  }

  @Test
  void every_setting_can_be_given() {
    settings
        .withPropertyValues(
            "hub.mail.smtp.host=smtp.example.no",
            "hub.mail.smtp.port=2525",
            "hub.mail.smtp.tls=smtps",
            "hub.mail.smtp.username=nov",
            "hub.mail.smtp.password=hush",
            "hub.mail.smtp.connections=4",
            "hub.mail.smtp.per-minute=30",
            "hub.mail.smtp.connect-timeout=3s",
            "hub.mail.smtp.timeout=5m",
            "hub.mail.smtp.pauses=10s,2h",
            "hub.mail.oauth.token-url=https://login.example.no/token",
            "hub.mail.oauth.client-id=id",
            "hub.mail.oauth.client-secret=hush",
            "hub.mail.oauth.refresh-token=hush too",
            "hub.mail.oauth.scope=mail")
        .run(
            hub -> {
              assertThat(hub.getBean(SmtpSettings.class))
                  .isEqualTo(
                      new SmtpSettings(
                          "smtp.example.no",
                          2525,
                          Tls.SMTPS,
                          "nov",
                          "hush",
                          4,
                          30,
                          Duration.ofSeconds(3),
                          Duration.ofMinutes(5),
                          List.of(Duration.ofSeconds(10), Duration.ofHours(2))));
              assertThat(hub.getBean(OAuthSettings.class))
                  .isEqualTo(
                      new OAuthSettings(
                          URI.create("https://login.example.no/token"),
                          "id",
                          "hush",
                          "hush too",
                          "mail"));
              assertThat(hub.getBean(SmtpSettings.class).toString()).doesNotContain("hush", "nov,");
              assertThat(hub.getBean(OAuthSettings.class).toString()).doesNotContain("hush");
            });
  }

  @ParameterizedTest
  @CsvSource({"starttls, 587", "smtps, 465", "none, 25"})
  void the_usual_port_follows_from_how_it_is_secured(String tls, int port) {
    settings
        .withPropertyValues("hub.mail.smtp.host=smtp.example.no", "hub.mail.smtp.tls=" + tls)
        .run(hub -> assertThat(hub.getBean(SmtpSettings.class).port()).isEqualTo(port));
  }

  @ParameterizedTest
  @CsvSource({
    "hub.mail.smtp.port=70000, hub.mail.smtp.port",
    "hub.mail.smtp.tls=maybe, hub.mail.smtp.tls",
    "hub.mail.smtp.connections=0, hub.mail.smtp.connections",
    "hub.mail.smtp.per-minute=-1, hub.mail.smtp.per-minute",
    "hub.mail.smtp.timeout=0s, hub.mail.smtp.timeout",
    "hub.mail.smtp.timeout=1h, hub.mail.smtp.timeout",
    "hub.mail.smtp.pauses=0s, hub.mail.smtp.pauses",
    "hub.mail.smtp.connect-timeout=soon, hub.mail.smtp.connect-timeout",
    "hub.mail.oauth.token-url=https://login.example.no, hub.mail.oauth.client-id"
  })
  void a_wrong_setting_stops_the_start_and_is_named(String wrong, String named) {
    settings
        .withPropertyValues(wrong)
        .run(
            hub -> {
              StringBuilder told = new StringBuilder();
              for (Throwable each = hub.getStartupFailure(); each != null; each = each.getCause()) {
                told.append(each.getMessage());
              }
              assertThat(told.toString()).contains(named);
            });
  }
}
