package no.nov.hub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.outside.Certificate;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.rights.ParticipantAccount;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded broker is opened to other machines by one setting: an address and a certificate. */
class OpenedBrokerIT {

  private static final String PASSWORD = "the password of Drammen";

  @TempDir static Path directory;

  private static Certificate certificate;
  private static SupplierListener suppliers;
  private static EmbeddedBroker broker;
  private static BrokerClients hub;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.madeIn(directory, "localhost");
    suppliers = new SupplierListener("localhost:" + freePort(), certificate.pem());
    broker =
        EmbeddedBroker.start(
            new EmbeddedBroker.Settings(
                directory.resolve("kafka"),
                directory.resolve("secrets"),
                0,
                List.of("drammen", "asker"),
                true,
                suppliers));
    hub = BrokerClients.hub(broker);
    for (String topic :
        List.of(
            "nov.inbox.drammen",
            "nov.inbox.asker",
            "nov.receipts.drammen",
            "nov.receipts.asker",
            Topics.MEMBERSHIP,
            Topics.PRIVATE_MEMBERS)) {
      hub.createTopic(topic);
      hub.write(topic, "there before");
    }
    new ParticipantAccount(hub.admin(), "drammen").give(PASSWORD);
  }

  @AfterAll
  static void stop() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void whoever_has_an_account_does_what_a_participant_may_and_nothing_else() throws Exception {
    try (BrokerClients drammen = as("drammen", PASSWORD)) {
      drammen.write("nov.inbox.drammen", "from another machine");

      assertThat(hub.read("nov.inbox.drammen")).contains("from another machine");
      assertThat(drammen.read("nov.receipts.drammen")).contains("there before");
      assertThat(drammen.read(Topics.MEMBERSHIP)).contains("there before");
      for (String topic :
          List.of("nov.receipts.asker", "nov.inbox.drammen", Topics.PRIVATE_MEMBERS)) {
        assertThatThrownBy(() -> drammen.read(topic))
            .isInstanceOf(TopicAuthorizationException.class);
      }
      assertThatThrownBy(() -> drammen.write("nov.inbox.asker", "for another"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void without_the_right_password_or_an_account_nobody_gets_in() throws Exception {
    for (Map<String, Object> account :
        List.of(account("drammen", "guessed"), account("asker", PASSWORD))) {
      try (BrokerClients stranger = BrokerClients.of(account)) {
        assertThatThrownBy(() -> stranger.admin().listTopics().names().get())
            .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      }
    }
  }

  @Test
  void without_tls_nobody_gets_in_there_however_it_is_on_this_machine() throws Exception {
    Map<String, Object> open = new HashMap<>();
    open.put("bootstrap.servers", suppliers.address());
    open.put("default.api.timeout.ms", 5000);
    open.put("request.timeout.ms", 4000);

    try (BrokerClients anonymous = BrokerClients.of(open)) {
      assertThatThrownBy(() -> anonymous.admin().listTopics().names().get())
          .hasRootCauseInstanceOf(TimeoutException.class);
    }
    try (BrokerClients anonymous = BrokerClients.anonymous(broker)) {
      assertThat(anonymous.read(Topics.MEMBERSHIP)).contains("there before");
    }
  }

  @Test
  void who_does_not_know_the_certificate_does_not_talk_to_it() throws Exception {
    Map<String, Object> account = account("drammen", PASSWORD);
    account.keySet().removeIf(name -> name.startsWith("ssl."));

    try (BrokerClients credulous = BrokerClients.of(account)) {
      assertThatThrownBy(() -> credulous.admin().listTopics().names().get())
          .hasCauseInstanceOf(SslAuthenticationException.class);
    }
  }

  @Test
  void a_certificate_without_a_key_is_told() throws Exception {
    SupplierListener wrong = new SupplierListener("localhost:9093", certificate.trusted());

    assertThatThrownBy(wrong::check)
        .isInstanceOf(BrokerNotStarted.class)
        .hasMessageContaining("hub.embedded.kafka.suppliers.certificate")
        .hasMessageContaining("private key");
  }

  @Test
  void an_address_without_a_port_and_a_file_that_is_not_there_are_told_at_once() {
    assertThatThrownBy(() -> new SupplierListener("hub.example.no", Path.of("nowhere.pem")))
        .hasMessageContaining("hub.embedded.kafka.suppliers.address must be name:port")
        .hasMessageContaining("hub.embedded.kafka.suppliers.certificate must be a file");
  }

  private static BrokerClients as(String user, String password) {
    return BrokerClients.of(account(user, password));
  }

  private static Map<String, Object> account(String user, String password) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            suppliers.address(),
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
            certificate.trusted().toString()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
