package no.nov.hub.backup;

import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.event;
import static no.nov.hub.Messages.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import no.nov.hub.HubApplication;
import no.nov.hub.access.Keys;
import no.nov.hub.command.Commands;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Json;
import no.nov.hub.transport.HubStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The commands as an operator gives them, to a hub that is started and stopped in between. */
class BackupIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;

  private ConfigurableApplicationContext hub;
  private String key;

  @BeforeEach
  void aHubWithSomethingInIt() throws Exception {
    start();
    key = hub.getBean(Keys.class).issue("drammen", "test", "test").key();
    post(count("drammen", "c-1", "2026-05-31", 900));
    post(count("drammen", "c-2", "2026-06-30", 910));
    post(event("drammen", "e-1", "frokost"));
    post(position("drammen", "p-1", "e18", "for"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(get("/api/v1/statistics?asOf=2026-06-30")).contains("910");
              assertThat(get("/api/v1/events")).contains("frokost");
              assertThat(get("/api/v1/issues")).contains("e18");
            });
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void after_a_rebuild_every_answer_is_byte_for_byte_as_before_and_no_figure_goes_out_again()
      throws Exception {
    Map<String, String> before = answers();
    long published = figuresPublished();
    hub.close();

    assertThat(command("rebuild", "--admission", data())).contains("Start the hub");
    assertThat(rowsLeft()).isZero();
    start();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers()).isEqualTo(before));
    assertThat(figuresPublished()).isEqualTo(published);
    post(event("drammen", "e-1", "frokost"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastReceipt()).contains("duplicate"));
  }

  @Test
  void a_copy_moves_the_hub_to_postgres_with_its_keys_and_all_else_from_the_topics()
      throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Without Docker there is no PostgreSQL");
    Path copy = directory.resolve("kept.zip");
    Map<String, String> before = answers();
    backup(copy);
    assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
    hub.close();

    try (PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17")) {
      postgres.start();
      String[] database = {
        "--spring.datasource.url=" + postgres.getJdbcUrl(),
        "--spring.datasource.username=" + postgres.getUsername(),
        "--spring.datasource.password=" + postgres.getPassword()
      };
      assertThat(command("restore", copy.toString(), database)).contains("Restored");
      start(database);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers()).isEqualTo(before));

      assertThat(fault("restore", copy.toString(), database))
          .isEqualTo("The hub runs on this database. Stop it, then try again.");
      Path back = directory.resolve("back.zip");
      backup(back);
      hub.close();
      assertThat(command("restore", back.toString(), data())).contains("Restored");
    }
    start();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers()).isEqualTo(before));
  }

  @Test
  void while_the_hub_runs_restore_and_rebuild_say_so_and_change_nothing() throws Exception {
    Path copy = directory.resolve("kept.zip");
    backup(copy);

    assertThat(elsewhere("rebuild", data()))
        .isEqualTo("The hub runs on this database. Stop it, then try again.");
    assertThat(elsewhere("restore", copy.toString(), data()))
        .isEqualTo("The hub runs on this database. Stop it, then try again.");
    assertThat(get("/api/v1/events")).contains("frokost");
  }

  private void start(String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of(data(), "--server.port=0", "--hub.embedded.kafka.port=0"));
    arguments.addAll(List.of(more));
    hub = new SpringApplicationBuilder(HubApplication.class).run(arguments.toArray(String[]::new));
    assertThat(hub.getBean(HubStart.class).awaitReady(PATIENCE)).isTrue();
  }

  private String data() {
    return "--hub.data=" + directory.resolve("data");
  }

  private Map<String, String> answers() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/api/v1/statistics?asOf=2026-06-30",
            "/api/v1/statistics.csv?asOf=2026-06-30",
            "/api/v1/events",
            "/api/v1/events/drammen/frokost",
            "/calendar.ics",
            "/api/v1/positions",
            "/api/v1/issues",
            "/api/v1/issues/e18",
            receipt)) {
      answers.put(path, get(path));
    }
    return answers;
  }

  private String receipt;

  private void post(Envelope envelope) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(uri("/api/v1/messages"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", Envelope.STRUCTURED)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toJson()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    receipt = Json.MAPPER.readTree(answer.body()).at("/receipts/0/receipt").asString();
  }

  private String lastReceipt() throws Exception {
    return get(receipt);
  }

  private String get(String path) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port") + path);
  }

  private long figuresPublished() {
    try (var reader =
        new no.nov.hub.transport.TopicReader(
            hub.getBean(no.nov.hub.transport.Broker.class).clientProperties())) {
      List<Object> records = new ArrayList<>();
      reader.readToEnd(Map.of("nov.statistics", 0L), records::add);
      return records.size();
    }
  }

  /** In the tables that a rebuild empties, looked at without a hub. */
  private long rowsLeft() {
    JdbcTemplate database =
        new JdbcTemplate(
            new org.springframework.jdbc.datasource.DriverManagerDataSource(
                "jdbc:h2:file:" + directory.resolve("data/db/hub") + ";DATABASE_TO_LOWER=TRUE",
                "",
                ""));
    return database.queryForObject(
        "SELECT (SELECT COUNT(*) FROM projection.event) + (SELECT COUNT(*) FROM projection.progress) + (SELECT COUNT(*) FROM kept.admitted)",
        Long.class);
  }

  private void backup(Path file) throws Exception {
    Path keys = directory.resolve("data/secrets/bootstrap-keys.properties");
    Properties first = new Properties();
    try (var reader = Files.newBufferedReader(keys)) {
      first.load(reader);
    }
    assertThat(first).containsKey("operator");
    String address = uri("").toString();
    assertThat(command("backup", file.toString(), "--hub", address, "--keys-file", "" + keys))
        .contains("The copy is in", "personal data");
  }

  private static String command(String word, Object... more) {
    Said said = said(word, more);
    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
    return said.out();
  }

  private static String fault(String word, Object... more) {
    Said said = said(word, more);
    assertThat(said.code()).isEqualTo(1);
    return said.err().strip();
  }

  private record Said(int code, String out, String err) {}

  private static Said said(String word, Object... more) {
    var out = new java.io.ByteArrayOutputStream();
    var err = new java.io.ByteArrayOutputStream();
    var usualOut = System.out;
    var usualErr = System.err;
    System.setOut(new java.io.PrintStream(out, true));
    System.setErr(new java.io.PrintStream(err, true));
    try {
      int code = Commands.run(words(word, more));
      return new Said(code, out.toString(), err.toString());
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  private static String[] words(String word, Object... more) {
    List<String> words = new ArrayList<>(List.of(word));
    for (Object each : more) {
      if (each instanceof String[] several) {
        words.addAll(List.of(several));
      } else {
        words.add(each.toString());
      }
    }
    return words.toArray(String[]::new);
  }

  /** In a process of its own, as an operator does it; what it complained of. */
  private static String elsewhere(String word, Object... more)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HubApplication.class.getName()));
    line.addAll(List.of(words(word, more)));
    Process process = new ProcessBuilder(line).start();
    String err = new String(process.getErrorStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return err.strip();
  }
}
