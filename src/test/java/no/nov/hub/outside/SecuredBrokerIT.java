package no.nov.hub.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.Containers;
import no.nov.hub.HubApplication;
import no.nov.hub.Messages;
import no.nov.hub.OnContainers;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.HubStart;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The hub, by settings alone, on PostgreSQL and an outside Kafka where everybody has an account: it
 * needs no more rights than docs/operate.md lists, and the broker itself keeps participants apart.
 */
@OnContainers
class SecuredBrokerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Nested
  class WithPasswords extends EverybodyHasAnAccount {
    @Override
    SecuredBroker broker(Path directory) throws Exception {
      return SecuredBroker.withoutTls();
    }
  }

  @Nested
  class WithPasswordsOverTls extends EverybodyHasAnAccount {
    @Override
    SecuredBroker broker(Path directory) throws Exception {
      return SecuredBroker.withTls(directory);
    }

    @Test
    void whoDoesNotKnowTheBrokersCertificateDoesNotTalkToIt() throws Exception {
      Map<String, Object> account = new HashMap<>(broker.account("drammen"));
      account.keySet().removeIf(name -> name.startsWith("ssl."));

      try (BrokerClients credulous = BrokerClients.of(account)) {
        assertThatThrownBy(() -> credulous.admin().listTopics().names().get())
            .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class)
            .hasCauseInstanceOf(SslAuthenticationException.class);
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class EverybodyHasAnAccount {

    SecuredBroker broker;
    private ConfigurableApplicationContext hub;
    private BrokerClients drammen;

    abstract SecuredBroker broker(Path directory) throws Exception;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
      broker = broker(directory);
      broker.add("hub", Rights.OF_THE_HUB);
      broker.add("drammen", Rights.of("drammen"));
      hub = hub(directory);
      assertThat(hub.getBean(HubStart.class).awaitReady(PATIENCE)).isTrue();
      drammen = BrokerClients.of(new HashMap<>(broker.account("drammen")));
    }

    /** With what docs/operate.md shows, and addresses and passwords of this test. */
    private ConfigurableApplicationContext hub(Path directory) throws IOException {
      Containers.Database database = Containers.database();
      Path settings =
          Files.writeString(
              directory.resolve("application.yml"),
              broker
                  .settingsLike(printedExample())
                  .replace("jdbc:postgresql://db.example.no:5432/hub", database.url()));
      return new SpringApplicationBuilder(HubApplication.class)
          .run(
              "--server.port=0",
              "--hub.data=" + directory.resolve("data"),
              "--spring.config.additional-location=file:" + settings,
              "--NOV_DATABASE_PASSWORD=" + database.password(),
              "--NOV_KAFKA_PASSWORD=" + broker.password("hub"));
    }

    private static String printedExample() throws IOException {
      String section =
          Files.readString(Path.of("docs/operate.md"))
              .split("## An outside Kafka and PostgreSQL\n", 2)[1];
      return section.split("```yaml\n", 2)[1].split("```", 2)[0];
    }

    @AfterAll
    void stop() throws Exception {
      drammen.close();
      hub.close();
      broker.close();
    }

    @Test
    void aParticipantWritesToItsInboxAndReadsItsReceiptAndWhatIsShared() throws Exception {
      drammen.write(
          Topics.inbox("drammen"), text(Messages.count("drammen", "own", "2026-01-31", 990)));

      awaitText(Topics.receipts("drammen"), "\"messageId\":\"own\"", "accepted");
      awaitText(Topics.MEMBERSHIP, "\"id\":\"own\"", "990");
      awaitText(Topics.STATISTICS, "2026-01-31", "990");
    }

    @Test
    void whatComesOverHttpReachesKafkaToo() throws Exception {
      HttpResponse<String> answer =
          http("/api/v1/messages", Messages.event("drammen", "http", "over-http"));

      assertThat(answer.statusCode()).isEqualTo(202);
      awaitText(Topics.receipts("drammen"), "\"messageId\":\"http\"", "accepted");
      awaitText(Topics.EVENTS, "\"id\":\"http\"", "over-http");
    }

    @Test
    void whatIsWrongComesBackToItsSender() throws Exception {
      drammen.write(Topics.inbox("drammen"), "no message");

      awaitText(Topics.receipts("drammen"), "not_json", "rejected");
      await()
          .atMost(PATIENCE)
          .until(() -> http("/api/v1/rejections", null).body().contains("not_json"));
    }

    @Test
    void inItsOwnInboxNobodySpeaksForAnother() throws Exception {
      drammen.write(
          Topics.inbox("drammen"), text(Messages.count("asker", "foreign", "2026-01-31", 990)));

      awaitText(Topics.receipts("drammen"), "\"messageId\":\"foreign\"", "not_yours");
      assertThat(drammen.read(Topics.MEMBERSHIP)).noneMatch(v -> v.contains("\"id\":\"foreign\""));
    }

    @Test
    void theHubIsUp() throws Exception {
      await()
          .atMost(PATIENCE)
          .until(() -> http("/actuator/health/readiness", null).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "nov.inbox.asker",
          "nov.receipts.drammen",
          Topics.MEMBERSHIP,
          Topics.PRIVATE_MEMBERS,
          Topics.REJECTED
        })
    void aParticipantWritesNothingButItsInbox(String topic) {
      assertThatThrownBy(() -> drammen.write(topic, "by a neighbour"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "nov.inbox.drammen",
          "nov.inbox.asker",
          "nov.receipts.asker",
          Topics.PRIVATE_MEMBERS,
          Topics.REJECTED,
          Topics.DEAD,
          Topics.MAIL
        })
    void aParticipantReadsNothingThatIsNotItsOwnOrShared(String topic) {
      assertThatThrownBy(() -> drammen.read(topic)).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aParticipantReadsInGroupsOfItsOwnOnly() {
      Consumer<String, String> own = drammen.consumer(Map.of("group.id", "drammen-calendar"));
      own.subscribe(List.of(Topics.EVENTS));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                own.poll(Duration.ofMillis(200));
                return !own.assignment().isEmpty();
              });

      Consumer<String, String> hubs = drammen.consumer(Map.of("group.id", "nov-hub-events"));
      hubs.subscribe(List.of(Topics.EVENTS));
      assertThatThrownBy(() -> hubs.poll(PATIENCE)).isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void aParticipantDoesNotPassForTheHub() {
      var producer = drammen.producer(Map.of("transactional.id", "nov-hub-admission-hub-1"));

      assertThatThrownBy(producer::initTransactions)
          .isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
      try (BrokerClients stranger =
          BrokerClients.of(new HashMap<>(broker.withPassword("drammen", "guessed")))) {
        assertThatThrownBy(() -> stranger.admin().listTopics().names().get())
            .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      }
    }

    private void awaitText(String topic, String... parts) {
      await(topic)
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(drammen.read(topic)).anySatisfy(v -> assertThat(v).contains(parts)));
    }

    private static String text(Envelope envelope) {
      return new String(envelope.toJson(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * @param message to send, or null to get
     */
    private HttpResponse<String> http(String path, Envelope message)
        throws IOException, InterruptedException {
      String key = hub.getBean(Keys.class).issue("drammen", "test", "test").key();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + hub.getEnvironment().getProperty("local.server.port")
                          + path))
              .header("Authorization", "Bearer " + key);
      if (message != null) {
        request
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.toJson()));
      }
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** The document's list of rights, written down once more. */
  private static final class Rights {

    static final Map<ResourcePattern, List<AclOperation>> OF_THE_HUB =
        Map.of(
            prefix(ResourceType.TOPIC, "nov."),
            List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE),
            prefix(ResourceType.GROUP, "nov-hub-"),
            List.of(AclOperation.READ),
            prefix(ResourceType.TRANSACTIONAL_ID, "nov-hub-"),
            List.of(AclOperation.WRITE));

    static Map<ResourcePattern, List<AclOperation>> of(String participant) {
      Map<ResourcePattern, List<AclOperation>> rights = new HashMap<>();
      rights.put(topic(Topics.inbox(participant)), List.of(AclOperation.WRITE));
      rights.put(topic(Topics.receipts(participant)), List.of(AclOperation.READ));
      List.of(
              Topics.MEMBERSHIP,
              Topics.EVENTS,
              Topics.POSITIONS,
              Topics.STATISTICS,
              Topics.STATEMENTS)
          .forEach(shared -> rights.put(topic(shared), List.of(AclOperation.READ)));
      rights.put(prefix(ResourceType.GROUP, participant + "-"), List.of(AclOperation.READ));
      return rights;
    }

    private static ResourcePattern topic(String name) {
      return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    private static ResourcePattern prefix(ResourceType type, String name) {
      return new ResourcePattern(type, name, PatternType.PREFIXED);
    }
  }
}
