package no.nov.hub.intake.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OpenIdSettingsTest {

  private static final String ISSUER = "hub.login.openid.drammen.issuer=";
  private static final String CLIENT = "hub.login.openid.drammen.client-id=hub";
  private static final String SECRET = "hub.login.openid.drammen.client-secret=very secret";

  @EnableConfigurationProperties(OpenIdSettings.class)
  static class Accounts {}

  private final ApplicationContextRunner settings =
      new ApplicationContextRunner().withUserConfiguration(Accounts.class);

  @Test
  void without_settings_nobody_keeps_accounts() {
    settings.run(
        hub -> assertThat(hub.getBean(OpenIdSettings.class)).isEqualTo(new OpenIdSettings(null)));
  }

  @Test
  void every_setting_can_be_given_and_the_secret_never_prints() {
    settings
        .withPropertyValues(
            ISSUER + "https://id.example.no", CLIENT, SECRET, "hub.login.openid.drammen.only=true")
        .run(
            hub -> {
              OpenIdSettings read = hub.getBean(OpenIdSettings.class);
              assertThat(read.openid())
                  .isEqualTo(
                      Map.of(
                          "drammen",
                          new OpenIdProvider("https://id.example.no", "hub", "very secret", true)));
              assertThat(read.toString()).contains("drammen").doesNotContain("very secret");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id.example.no",
        "http://id.example.no",
        "https://",
        "https://id.example.no?x=y",
        "https://login.microsoftonline.com/<tenant>/v2.0"
      })
  void an_issuer_is_an_address_on_whose_way_nobody_reads_along(String issuer) {
    settings
        .withPropertyValues(ISSUER + issuer, CLIENT, SECRET)
        .run(
            hub ->
                assertThat(hub)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("hub.login.openid.drammen.issuer"));
  }

  @Test
  void what_is_missing_is_told_at_once() {
    settings
        .withPropertyValues(ISSUER + "https://id.example.no")
        .run(
            hub ->
                assertThat(hub)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("client-id")
                    .hasMessageContaining("client-secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com/1/v2.0, Microsoft",
    "https://accounts.google.com, Google",
    "https://id.example.no/realms/x, id.example.no",
    "https://evilgoogle.com, evilgoogle.com"
  })
  void an_issuer_has_the_name_that_people_know(String issuer, String name) {
    assertThat(new OpenIdProvider(issuer, "hub", "s", false).name()).isEqualTo(name);
  }
}
