package no.nov.hub.app.participant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.EmbeddedAlone;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.outside.Certificate;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.message.Json;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A hub whose embedded broker is open to suppliers gives whoever it adds an account there. */
@HubIntegrationTest
@EmbeddedAlone
class OpenedHubIT {

  private static final String PATH = "/api/v1/operator/participants";

  @TempDir static Path directory;

  private static Certificate certificate;
  private static String address;

  @Autowired HubClient hub;

  @DynamicPropertySource
  static void open(DynamicPropertyRegistry settings) throws Exception {
    certificate = Certificate.madeIn(directory, "localhost");
    address = "localhost:" + freePort();
    Path pem = certificate.pem();
    settings.add("hub.embedded.kafka.suppliers.address", () -> address);
    settings.add("hub.embedded.kafka.suppliers.certificate", pem::toString);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @BeforeEach
  void start() {
    hub.awaitReady();
  }

  @Test
  void who_is_added_gets_an_account_that_works_from_elsewhere_until_it_is_removed()
      throws Exception {
    JsonNode added =
        operator(
                "POST",
                PATH,
                Map.of("id", "hole", "name", "Næringsforeningen i Hole", "kind", "association"))
            .body();
    assertThat(added.get("account").asString()).isEqualTo("DONE");

    try (BrokerClients hole = as("hole", added.get("password").asString())) {
      String count = new String(Messages.count("hole", "far", "2021-01-31", 12).toJson(), UTF_8);
      hole.write("nov.inbox.hole", count);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(hole.read("nov.receipts.hole"))
                      .singleElement()
                      .asString()
                      .contains("accepted"));

      assertThat(operator("DELETE", PATH + "/hole", Map.of()).body().get("account").asString())
          .isEqualTo("DONE");

      assertThatThrownBy(() -> hole.write("nov.inbox.hole", count))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
    try (BrokerClients late = as("hole", added.get("password").asString())) {
      assertThatThrownBy(() -> late.admin().listTopics().names().get())
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void those_of_the_first_start_get_one_too_and_a_new_password_ends_the_one_before()
      throws Exception {
    String first = password();
    String second = password();

    try (BrokerClients before = as("asker", first)) {
      assertThatThrownBy(() -> before.admin().listTopics().names().get())
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }
    try (BrokerClients asker = as("asker", second)) {
      assertThat(asker.read("nov.receipts.asker")).isEmpty();
    }
  }

  private String password() {
    return operator("POST", PATH + "/asker/account", Map.of()).body().get("password").asString();
  }

  private static BrokerClients as(String user, String password) {
    return BrokerClients.of(
        new HashMap<>(
            Map.of(
                "bootstrap.servers",
                address,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                    .formatted(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.trusted().toString())));
  }

  private HubClient.Answer operator(String method, String path, Map<String, ?> body) {
    return hub.send(
        hub.request(Keys.OPERATOR, path)
            .header("Content-Type", "application/json")
            .method(
                method,
                HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
  }
}
