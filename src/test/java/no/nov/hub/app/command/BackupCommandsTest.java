package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.HttpSlice;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Against a hub that runs, as far as its database is concerned, and against one that does not. */
class BackupCommandsTest {

  @TempDir static Path data;
  @TempDir Path directory;

  private static ConfigurableApplicationContext hub;
  private static Keys keys;

  private String out;
  private String err;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    keys = hub.getBean(Keys.class);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_backup_is_restored_on_a_machine_where_no_hub_has_been() throws IOException {
    Keys.Issued key = keys.issue("modum", "before the copy", "test");
    Path copy = directory.resolve("kept.zip");

    assertThat(run("backup", copy.toString())).as(err).isZero();
    assertThat(out).contains("The copy is in " + copy, "personal data");
    assertThat(Files.getPosixFilePermissions(copy))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(run("restore", copy.toString(), elsewhere())).as(err).isZero();

    assertThat(out).contains("Restored");
    assertThat(restored().queryForList("SELECT key_id FROM kept.access_key", String.class))
        .contains(key.keyId());
    assertThat(
            restored()
                .queryForList(
                    "SELECT action FROM kept.audit ORDER BY audit_id DESC LIMIT 2", String.class))
        .containsExactly("kept restored", "backup taken");
  }

  @Test
  void whoever_has_lost_the_operators_keys_makes_one_beside_the_stopped_hub() {
    assertThat(run("new-operator-key", elsewhere())).isEqualTo(1);
    assertThat(err).startsWith("This hub has no keys yet.");
    restored()
        .update(
            """
            INSERT INTO kept.access_key (key_id, holder, label, hash, scopes, created_at)
            VALUES ('lost', 'operator', 'lost', 'x', 'operate', CURRENT_TIMESTAMP)
            """);

    assertThat(run("new-operator-key", elsewhere())).as(err).isZero();

    String key = out.lines().findFirst().orElseThrow();
    Keys there = Keys.beside(restored().getDataSource(), Clock.systemUTC());
    assertThat(there.find(key).orElseThrow().holder()).isEqualTo(Keys.OPERATOR);
    assertThat(there.find(key).orElseThrow().expiresAt()).isNull();
    assertThat(restored().queryForMap("SELECT who, way, action FROM kept.audit"))
        .containsEntry("who", "at the machine")
        .containsEntry("way", "command")
        .containsEntry("action", "key issued");
  }

  @Test
  void a_rebuild_says_what_to_do_next() {
    assertThat(run("rebuild", "--admission", elsewhere())).as(err).isZero();

    assertThat(out).contains("Emptied. Start the hub");
    assertThat(restored().queryForObject("SELECT subject FROM kept.audit", String.class))
        .isEqualTo("projection and admission");
  }

  @Test
  void a_loss_is_accepted_only_where_there_are_topics_that_have_lost_something() {
    assertThat(run("accept-loss", elsewhere())).isEqualTo(1);
    assertThat(err).startsWith("There are no topics in").contains("elsewhere", "--hub.data=");

    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            new EmbeddedBroker.Settings(
                directory.resolve("elsewhere/kafka"),
                directory.resolve("elsewhere/secrets"),
                0,
                List.of()))) {
      assertThat(run("accept-loss", elsewhere())).isEqualTo(1);
      assertThat(err).contains("Another hub runs", "stop it");
    }
    assertThat(run("accept-loss", elsewhere())).as(err).isZero();
    assertThat(out).startsWith("No topic has lost anything that the hub remembers");
  }

  @Test
  void a_loss_is_not_accepted_on_the_topics_of_another_hub() throws Exception {
    assertThat(run("rebuild", elsewhere())).as(err).isZero();
    restored()
        .update(
            "INSERT INTO kept.known_broker (hub_id, cluster_id, since) VALUES (?, 'own', CURRENT_TIMESTAMP)",
            UUID.randomUUID());
    restored()
        .update("INSERT INTO kept.progress VALUES ('groups', ?, 0, 4)", Topics.PRIVATE_GROUPS);
    ofAnotherHub(
        admin ->
            admin
                .createTopics(
                    Stream.of(Topics.mark(UUID.randomUUID()), Topics.PRIVATE_GROUPS)
                        .map(topic -> new NewTopic(topic, 1, (short) 1))
                        .toList())
                .all()
                .get());

    assertThat(run("accept-loss", elsewhere())).isEqualTo(1);

    assertThat(err).contains("belongs to another hub").doesNotContain("accept-loss");
    TopicPartition groups = new TopicPartition(Topics.PRIVATE_GROUPS, 0);
    ofAnotherHub(
        admin ->
            assertThat(
                    admin
                        .listOffsets(Map.of(groups, OffsetSpec.latest()))
                        .partitionResult(groups)
                        .get()
                        .offset())
                .isZero());
  }

  @Test
  void files_of_another_hubs_topics_are_not_cut_off_where_they_are_damaged() throws Exception {
    assertThat(run("rebuild", elsewhere())).as(err).isZero();
    restored()
        .update(
            "INSERT INTO kept.known_broker (hub_id, cluster_id, since) VALUES (?, 'own', CURRENT_TIMESTAMP)",
            UUID.randomUUID());
    ofAnotherHub(
        admin ->
            admin
                .createTopics(
                    Stream.of(Topics.mark(UUID.randomUUID()), Topics.EVENTS)
                        .map(topic -> new NewTopic(topic, 1, (short) 1))
                        .toList())
                .all()
                .get());
    Path segment =
        directory.resolve("elsewhere/kafka").resolve(Topics.EVENTS + "-0/00000000000000000000.log");
    byte[] damaged = new byte[40];
    Files.write(segment, damaged);

    assertThat(run("accept-loss", elsewhere())).isEqualTo(1);

    assertThat(out).isEmpty();
    assertThat(segment).hasBinaryContent(damaged);
  }

  /** Such as one whose files the command cannot reach. */
  @Test
  void a_loss_is_not_accepted_as_long_as_a_topic_of_an_outside_kafka_cannot_be_read()
      throws Exception {
    assertThat(run("rebuild", elsewhere())).as(err).isZero();
    restored().update("INSERT INTO kept.admission_progress VALUES ('drammen', 9, 0)");
    String inbox = Topics.inbox("drammen");
    EmbeddedBroker.Settings settings =
        new EmbeddedBroker.Settings(
            directory.resolve("kafka"), directory.resolve("secrets"), 0, List.of());
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings);
        BrokerClients clients = BrokerClients.of(broker.clientProperties())) {
      clients.createTopic(inbox);
      clients.write(inbox, "message");
      Path segment = settings.directory().resolve(inbox + "-0/00000000000000000000.log");
      try (FileChannel log = FileChannel.open(segment, StandardOpenOption.WRITE)) {
        log.write(ByteBuffer.allocate(2), log.size() - 4);
      }
      List<String> words =
          new ArrayList<>(
              List.of("accept-loss", elsewhere(), "--hub.embedded.kafka.enabled=false"));
      broker
          .clientProperties()
          .forEach(
              (name, value) ->
                  words.add(
                      name.equals("bootstrap.servers")
                          ? "--hub.kafka.bootstrap-servers=" + value
                          : "--hub.kafka.properties.[%s]=%s".formatted(name, value)));

      for (int time = 0; time < 2; time++) {
        assertThat(run(words.toArray(String[]::new))).isEqualTo(1);
        assertThat(err)
            .startsWith("The topics are not whole: nov.inbox.drammen cannot be read to its end (")
            .contains("Do not start the hub");
      }
    }
  }

  private interface Work {
    void on(Admin admin) throws Exception;
  }

  private void ofAnotherHub(Work work) throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                new EmbeddedBroker.Settings(
                    directory.resolve("elsewhere/kafka"),
                    directory.resolve("elsewhere/secrets"),
                    0,
                    List.of()));
        Admin admin = Admin.create(broker.clientProperties())) {
      work.on(admin);
    }
  }

  @Test
  void a_copy_is_not_written_over_another_file() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "mine");

    assertThat(run("backup", taken.toString())).isEqualTo(1);

    assertThat(err).contains("exists already. Name a file that does not.");
    assertThat(taken).hasContent("mine");
  }

  @Test
  void without_the_operators_key_nothing_is_copied_and_nothing_is_left_behind() {
    Path copy = directory.resolve("kept.zip");

    assertThat(runAs(keys.issue("asker", "test", "test").key(), "backup", copy.toString()))
        .isEqualTo(1);

    assertThat(err).contains("it is not the operator's");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_directory_that_is_not_there_is_told() {
    assertThat(run("backup", directory.resolve("nowhere/kept.zip").toString())).isEqualTo(1);

    assertThat(err).contains("could not be written", "See that the directory exists");
  }

  @Test
  void what_cannot_be_restored_is_told_in_a_sentence() throws IOException {
    assertThat(run("restore", "nowhere.zip", elsewhere())).isEqualTo(1);
    assertThat(err).startsWith("There is no file nowhere.zip");

    Path wrong = Files.writeString(directory.resolve("wrong.zip"), "PK");
    assertThat(run("restore", wrong.toString(), elsewhere())).isEqualTo(1);
    assertThat(err).contains("is damaged").doesNotContain("Exception");
  }

  @Test
  void a_copy_of_more_than_thirty_days_is_restored_only_on_request() throws IOException {
    Path copy = directory.resolve("kept.zip");
    run("backup", copy.toString());
    String before = "2020-02-01T08:00:00Z";
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Path manifest = zip.getPath("manifest.json");
      Files.writeString(
          manifest,
          Files.readString(manifest)
              .replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"" + before + "\""));
    }

    assertThat(run("restore", copy.toString(), elsewhere())).isEqualTo(1);
    assertThat(err).contains(before, "more than 30 days ago", "--although-old");
    assertThat(run("restore", copy.toString(), "--although-old", elsewhere())).as(err).isZero();
  }

  @Test
  void a_database_that_does_not_answer_is_told_with_its_settings() {
    assertThat(run("rebuild", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/hub"))
        .isEqualTo(1);

    assertThat(err).startsWith("The database does not answer.").contains("--spring.datasource.url");
  }

  @Test
  void what_is_not_a_setting_is_told() {
    assertThat(run("rebuild", "everything")).isEqualTo(1);

    assertThat(err).contains("'everything' is not understood", "--hub.data=/srv/hub");
  }

  private String elsewhere() {
    return "--hub.data=" + directory.resolve("elsewhere");
  }

  private JdbcTemplate restored() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            "jdbc:h2:summed:%s;DATABASE_TO_LOWER=TRUE"
                .formatted(directory.resolve("elsewhere/db/hub")),
            "",
            ""));
  }

  private int run(String... words) {
    return runAs(keys.issue(Keys.OPERATOR, "test", "test").key(), words);
  }

  private int runAs(String key, String... words) {
    Map<String, String> environment =
        new HashMap<>(Map.of("NOV_HUB", HttpSlice.address(hub), "NOV_OPERATOR_KEY", key));
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Commands.run(
            environment, new PrintWriter(printed, true), new PrintWriter(complained, true), words);
    out = printed.toString();
    err = complained.toString();
    return code;
  }
}
