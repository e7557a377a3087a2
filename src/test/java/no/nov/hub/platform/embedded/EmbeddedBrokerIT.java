package no.nov.hub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

@Tag("own-process")
class EmbeddedBrokerIT {

  private static final String INBOX = "nov.inbox.drammen";
  private static final String RECEIPTS = "nov.receipts.drammen";

  /** One running broker with a topic of each kind, one message on each. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class WhileItRuns {

    private EmbeddedBroker broker;
    private BrokerClients hub;
    private BrokerClients anonymous;
    private Path directory;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
      this.directory = directory;
      broker = EmbeddedBroker.start(BrokerClients.settings(directory));
      hub = BrokerClients.hub(broker);
      anonymous = BrokerClients.anonymous(broker);
      for (String topic :
          List.of(
              INBOX,
              "nov.inbox.left",
              RECEIPTS,
              Topics.MEMBERSHIP,
              Topics.EVENTS,
              Topics.POSITIONS,
              Topics.STATISTICS,
              Topics.STATEMENTS,
              Topics.PRIVATE_MEMBERS,
              Topics.REJECTED,
              Topics.DEAD,
              Topics.MAIL)) {
        hub.createTopic(topic);
        hub.write(topic, "by the hub");
      }
    }

    @AfterAll
    void stop() throws Exception {
      anonymous.close();
      hub.close();
      broker.close();
    }

    @Test
    void anonymousMayWriteAnInbox() throws Exception {
      anonymous.write(INBOX, "by a neighbour");

      assertThat(hub.read(INBOX)).contains("by a neighbour");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          RECEIPTS,
          Topics.MEMBERSHIP,
          Topics.EVENTS,
          Topics.POSITIONS,
          Topics.STATISTICS,
          Topics.STATEMENTS
        })
    void anonymousMayReadReceiptsAndWhatIsShared(String topic) {
      assertThat(anonymous.read(topic)).containsExactly("by the hub");
    }

    @Test
    void anonymousMayReadInAGroupOfItsOwn() {
      Consumer<String, String> consumer = anonymous.consumer(Map.of("group.id", "neighbour"));
      consumer.subscribe(List.of(Topics.MEMBERSHIP));

      await()
          .atMost(Duration.ofSeconds(120))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
      consumer.commitSync();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          Topics.MEMBERSHIP,
          RECEIPTS,
          Topics.PRIVATE_MEMBERS,
          Topics.REJECTED,
          "nov.inbox.left",
          "__consumer_offsets"
        })
    void anonymousMayWriteNothingButTheInboxesOfParticipants(String topic) {
      assertThatThrownBy(() -> anonymous.write(topic, "by a neighbour"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {INBOX, Topics.PRIVATE_MEMBERS, Topics.REJECTED, Topics.DEAD, Topics.MAIL})
    void anonymousMayNotReadWhatIsNotShared(String topic) {
      assertThatThrownBy(() -> anonymous.read(topic))
          .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void anonymousSeesOnlyTheTopicsItMayUse() throws Exception {
      assertThat(anonymous.admin().listTopics().names().get())
          .containsExactlyInAnyOrder(
              INBOX,
              RECEIPTS,
              Topics.MEMBERSHIP,
              Topics.EVENTS,
              Topics.POSITIONS,
              Topics.STATISTICS,
              Topics.STATEMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nov.inbox.new", "nov.receipts.new", "anything"})
    void anonymousMayNotCreateATopic(String topic) {
      assertThatThrownBy(() -> anonymous.createTopic(topic))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void anonymousMayNotDeleteATopic() {
      assertThatThrownBy(() -> anonymous.admin().deleteTopics(List.of(INBOX)).all().get())
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void anonymousMayNotReadInAGroupOfTheHub() {
      Consumer<String, String> consumer =
          anonymous.consumer(Map.of("group.id", "nov-hub-membership"));
      consumer.subscribe(List.of(Topics.MEMBERSHIP));

      assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(20)))
          .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void anonymousMayNotUseTransactions() {
      Producer<String, String> producer =
          anonymous.producer(Map.of("transactional.id", "nov-hub-admission"));

      assertThatThrownBy(producer::initTransactions)
          .isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    @Test
    void theHubMayUseTransactions() throws Exception {
      Producer<String, String> producer =
          hub.producer(Map.of("transactional.id", "nov-hub-admission"));
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(BrokerClients.message(Topics.DEAD, "committed"));
      producer.commitTransaction();

      await().untilAsserted(() -> assertThat(hub.read(Topics.DEAD)).contains("committed"));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
      Map<String, Object> account = new HashMap<>(broker.clientProperties());
      account.compute(
          "sasl.jaas.config",
          (name, login) -> login.toString().replaceFirst("password=\"", "password=\"x"));

      try (BrokerClients stranger = BrokerClients.of(account)) {
        assertThatThrownBy(() -> stranger.admin().listTopics().names().get())
            .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      }
    }

    @Test
    void thePasswordIsForItsOwnerAlone() throws IOException {
      Path secrets = directory.resolve("secrets");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(secrets.resolve("broker.properties"))))
          .isEqualTo("rw-------");
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryIsRefused() {
      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerClients.settings(directory)))
          .isInstanceOf(BrokerNotStarted.class)
          .hasMessageContaining(
              "Another hub runs, or is just stopping, on " + directory.resolve("kafka"));
      assertThat(broker.failure()).isEmpty();
      assertThat(hub.read(RECEIPTS)).containsExactly("by the hub");
    }
  }

  @Test
  void dataAndPasswordSurviveAnOrderlyRestart(@TempDir Path directory) throws Exception {
    Object login;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      login = broker.clientProperties().get("sasl.jaas.config");
      hub.createTopic(INBOX);
      hub.write(INBOX, "before");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker);
        BrokerClients anonymous = BrokerClients.anonymous(broker)) {
      assertThat(broker.clientProperties()).containsEntry("sasl.jaas.config", login);
      anonymous.write(INBOX, "after");
      assertThat(hub.read(INBOX)).containsExactly("before", "after");
    }
  }

  @Test
  void aLostPasswordIsReplacedAndTheDataKept(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      hub.createTopic(INBOX);
      hub.write(INBOX, "before");
    }
    Files.delete(directory.resolve("secrets/broker.properties"));

    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      assertThat(hub.read(INBOX)).containsExactly("before");
    }
  }

  @Test
  void theInboxOfOneWhoHasLeftIsClosed(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      hub.createTopic(INBOX);
    }
    EmbeddedBroker.Settings settings = BrokerClients.settings(directory);

    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                new EmbeddedBroker.Settings(
                    settings.directory(), settings.secrets(), 0, List.of("asker")));
        BrokerClients anonymous = BrokerClients.anonymous(broker)) {
      assertThatThrownBy(() -> anonymous.write(INBOX, "late"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAKill(@TempDir Path directory) throws Exception {
    long acknowledged = acknowledgedBeforeKill(directory, 500);

    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker);
        BrokerClients anonymous = BrokerClients.anonymous(broker)) {
      assertThat(hub.read(KilledBroker.INBOX))
          .hasSizeGreaterThan((int) acknowledged)
          .containsOnly("acknowledged");
      anonymous.write(KilledBroker.INBOX, "after the kill");
    }
  }

  /** The last offset known to be acknowledged when the process was killed. */
  private static long acknowledgedBeforeKill(Path directory, long enough) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledBroker.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    long last = -1;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while (last < enough && (line = output.readLine()) != null) {
        last = line.matches("\\d+") ? Long.parseLong(line) : last;
      }
      process.destroyForcibly();
      await().until(() -> !process.isAlive());
    }
    assertThat(last).isGreaterThanOrEqualTo(enough);
    return last;
  }

  @Test
  void aBrokerThatLosesItsDirectorySaysSoAndTheProcessLives(@TempDir Path directory)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      assertThat(broker.failure()).isEmpty();
      FileSystemUtils.deleteRecursively(directory.resolve("kafka"));

      hub.admin()
          .createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(INBOX, 1, (short) 1)));

      await().atMost(Duration.ofSeconds(120)).until(() -> broker.failure().isPresent());
      assertThat(broker.failure().orElseThrow())
          .contains("The embedded broker ended itself: the directory")
          .contains(directory.resolve("kafka").toString())
          .contains("restart the hub");
    }
  }

  @Test
  void aPortInUseIsToldWithTheSettingToChange(@TempDir Path directory) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      EmbeddedBroker.Settings settings =
          new EmbeddedBroker.Settings(
              directory.resolve("kafka"),
              directory.resolve("secrets"),
              taken.getLocalPort(),
              List.of());

      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(BrokerNotStarted.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("hub.embedded.kafka.port");
    }
  }

  static Stream<String> foreignIdentities() {
    return Stream.of("", "rubbish", "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=7\n");
  }

  @ParameterizedTest
  @MethodSource("foreignIdentities")
  void aForeignDirectoryIsRefusedByName(String identity, @TempDir Path directory)
      throws IOException {
    Path file = Files.createDirectories(directory.resolve("kafka")).resolve("meta.properties");
    Files.writeString(file, identity);

    assertThatThrownBy(() -> EmbeddedBroker.start(BrokerClients.settings(directory)))
        .isInstanceOf(BrokerNotStarted.class)
        .hasMessageStartingWith(file + " is not what this hub wrote");
  }

  @Test
  void topicsWithoutAnIdentityAreNotTakenForStrays(@TempDir Path directory) throws IOException {
    Path topic = Files.createDirectories(directory.resolve("kafka").resolve(INBOX + "-0"));

    assertThatThrownBy(() -> EmbeddedBroker.start(BrokerClients.settings(directory)))
        .isInstanceOf(BrokerNotStarted.class)
        .hasMessageContaining("holds topics but no meta.properties");
    assertThat(topic).exists();
  }
}
