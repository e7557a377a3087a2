package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.rights.Accounts;
import no.nov.hub.platform.rights.ParticipantAccount;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a broker that asks who one is. */
class KafkaCommandIT {

  @TempDir static Path directory;

  private static EmbeddedBroker broker;
  private static BrokerClients administrator;

  private final Map<String, String> environment = new HashMap<>();
  private BrokerClients drammen;
  private String out;
  private String err;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerClients.settings(directory));
    administrator = BrokerClients.hub(broker);
    for (String topic :
        List.of(
            "nov.inbox.drammen",
            "nov.inbox.asker",
            "nov.receipts.drammen",
            "nov.receipts.asker",
            Topics.MEMBERSHIP,
            Topics.EVENTS,
            Topics.POSITIONS,
            Topics.STATISTICS,
            Topics.STATEMENTS,
            Topics.PRIVATE_MEMBERS,
            Topics.REJECTED,
            Topics.DEAD,
            "somebody-elses")) {
      administrator.createTopic(topic);
      administrator.write(topic, "there before");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    administrator.close();
    broker.close();
  }

  @BeforeEach
  void prepare() {
    environment.put("HUB_EMBEDDED_KAFKA_ENABLED", "false");
    broker
        .clientProperties()
        .forEach(
            (name, value) ->
                environment.put(
                    "HUB_KAFKA_PROPERTIES_" + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                    value.toString()));
    environment.put("HUB_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("HUB_KAFKA_PASSWORD", password(Accounts.HUB));
    RealSettings.PARTICIPANTS
        .ids()
        .forEach(
            id ->
                environment.put(
                    "HUB_KAFKA_PASSWORDS_" + id.toUpperCase(Locale.ROOT), password(id)));
    assertThat(run("kafka", "prepare")).as(() -> err).isZero();
    drammen = as("drammen", password("drammen"));
  }

  @AfterEach
  void close() throws Exception {
    drammen.close();
  }

  @Test
  void a_participant_may_write_its_inbox() throws Exception {
    drammen.write("nov.inbox.drammen", "from Drammen");

    assertThat(administrator.read("nov.inbox.drammen")).contains("from Drammen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nov.receipts.drammen",
        Topics.MEMBERSHIP,
        Topics.EVENTS,
        Topics.POSITIONS,
        Topics.STATISTICS,
        Topics.STATEMENTS
      })
  void a_participant_may_read_its_receipts_and_what_is_shared(String topic) {
    assertThat(drammen.read(topic)).contains("there before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nov.inbox.asker",
        "nov.receipts.drammen",
        Topics.MEMBERSHIP,
        Topics.STATISTICS,
        Topics.REJECTED,
        "somebody-elses",
        "nov.new"
      })
  void a_participant_may_write_nothing_else(String topic) {
    assertThatThrownBy(() -> drammen.write(topic, "from Drammen"))
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
        "somebody-elses"
      })
  void a_participant_may_read_nothing_else(String topic) {
    assertThatThrownBy(() -> drammen.read(topic)).isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void a_participant_may_use_groups_that_bear_its_name() {
    assertThat(recordsRead("drammen.member-system")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"asker.member-system", "nov-hub-admission", "drammen-nord.x", "any"})
  void a_participant_may_use_no_other_group(String group) {
    assertThatThrownBy(() -> recordsRead(group)).isInstanceOf(GroupAuthorizationException.class);
  }

  @Test
  void the_hub_owns_what_bears_its_name_and_nothing_else() throws Exception {
    try (BrokerClients hub = as(Accounts.HUB, password(Accounts.HUB))) {
      hub.createTopic("nov.receipts.new");
      try (Producer<String, String> producer =
          hub.producer(Map.of("transactional.id", "nov-hub-admission-hub-1"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(BrokerClients.message("nov.receipts.new", "verdict"));
        Consumer<String, String> consumer =
            hub.consumer(Map.of("group.id", "nov-hub-admission", "enable.auto.commit", false));
        consumer.subscribe(List.of("nov.inbox.drammen"));
        consumer.poll(Duration.ofSeconds(20));
        producer.sendOffsetsToTransaction(Map.of(), consumer.groupMetadata());
        producer.commitTransaction();
      }
      assertThat(hub.read("nov.receipts.new")).containsExactly("verdict");

      assertThatThrownBy(() -> hub.write("somebody-elses", "from the hub"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> hub.createTopic("theirs"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void run_again_it_changes_nothing() throws Exception {
    assertThat(run("kafka", "prepare")).isZero();

    assertThat(out)
        .isEqualToIgnoringNewLines(
            "The hub and 7 participants have their accounts. Rights granted: 0, taken back: 0.");
    try (BrokerClients again = as("drammen", password("drammen"))) {
      again.write("nov.inbox.drammen", "again");
    }
  }

  @Test
  void a_new_password_replaces_the_old_one() throws Exception {
    environment.put("HUB_KAFKA_PASSWORDS_DRAMMEN", "quite another password");
    assertThat(run("kafka", "prepare")).isZero();

    try (BrokerClients changed = as("drammen", "quite another password");
        BrokerClients old = as("drammen", password("drammen"))) {
      changed.write("nov.inbox.drammen", "with the new password");
      assertThatThrownBy(() -> old.write("nov.inbox.drammen", "with the old one"))
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void who_is_no_longer_a_participant_is_shut_out() throws Exception {
    drammen.write("nov.inbox.drammen", "while it took part");
    onlyParticipant("drammen-nord");
    environment.put("HUB_KAFKA_PASSWORDS_DRAMMEN_NORD", password("drammen-nord"));

    assertThat(run("kafka", "prepare")).as(() -> err).isZero();

    assertThat(out)
        .contains(
            "No longer a participant, and shut out:"
                + " asker, baerum, drammen, kongsberg, modum, osloregionen, ringerike.");
    assertThat(bytesPerSecond("asker")).isNull();
    assertThatThrownBy(() -> drammen.write("nov.inbox.drammen", "on its open connection"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    try (BrokerClients late = as("drammen", password("drammen"));
        BrokerClients nord = as("drammen-nord", password("drammen-nord"))) {
      assertThatThrownBy(() -> late.write("nov.inbox.drammen", "late"))
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      assertThat(nord.read(Topics.MEMBERSHIP)).contains("there before");
    }
  }

  @Test
  void what_a_participant_was_granted_besides_is_taken_back_and_others_are_left_alone()
      throws Exception {
    AclBinding besides = reading("User:drammen", Topics.REJECTED);
    AclBinding others = reading("User:monitoring", Topics.REJECTED);
    administrator.admin().createAcls(List.of(besides, others)).all().get();

    assertThat(run("kafka", "prepare")).isZero();

    assertThat(out).contains("Rights granted: 0, taken back: 1.");
    assertThat(administrator.admin().describeAcls(AclBindingFilter.ANY).values().get())
        .contains(others)
        .doesNotContain(besides);
  }

  @Test
  void each_participant_may_write_its_quota_and_is_slowed_down_beyond_it_alone() throws Exception {
    environment.put("HUB_QUOTA_PARTICIPANTS_DRAMMEN", "102401B");

    assertThat(run("kafka", "prepare")).as(() -> err).isZero();

    // The broker looks back on ten whole seconds, and takes no fractions.
    assertThat(bytesPerSecond("drammen")).isEqualTo(10 * 1024.0 + 1);
    assertThat(bytesPerSecond("asker")).isEqualTo(20 * 1024 * 1024.0);
    try (BrokerClients asker = as("asker", password("asker"))) {
      assertThat(millisHeldUp(drammen, "nov.inbox.drammen")).isPositive();
      assertThat(millisHeldUp(asker, "nov.inbox.asker")).isZero();
    }
  }

  private static Double bytesPerSecond(String user) throws Exception {
    return administrator
        .admin()
        .describeClientQuotas(
            ClientQuotaFilter.containsOnly(
                List.of(ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.USER, user))))
        .entities()
        .get()
        .values()
        .stream()
        .map(quota -> quota.get("producer_byte_rate"))
        .findFirst()
        .orElse(null);
  }

  /** By the broker, after a record of twice the small quota. */
  private static double millisHeldUp(BrokerClients clients, String inbox) throws Exception {
    Producer<String, String> producer = clients.producer(Map.of());
    producer.send(BrokerClients.message(inbox, "x".repeat(200 * 1024))).get();
    return producer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("produce-throttle-time-max"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .max()
        .orElseThrow();
  }

  @Test
  void missing_and_short_passwords_are_told_at_once_and_nothing_is_changed() {
    environment.remove("HUB_KAFKA_PASSWORDS_MODUM");
    environment.put("HUB_KAFKA_PASSWORDS_BAERUM", "short");
    environment.put("HUB_KAFKA_PASSWORDS_DRAMMEN", "quite another password");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err)
        .isEqualToIgnoringNewLines(
            "Passwords of at least 16 characters are missing; nothing was changed."
                + " Set HUB_KAFKA_PASSWORDS_BAERUM, HUB_KAFKA_PASSWORDS_MODUM.");
    assertThat(drammen.read(Topics.MEMBERSHIP)).isNotEmpty();
  }

  @Test
  void a_wrong_administrators_password_is_told() {
    logOnAs(Accounts.HUB, "not the password");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err)
        .contains("does not accept the administrator's name or password", "sasl.jaas.config")
        .doesNotContain("not the password");
  }

  @Test
  void one_who_is_no_administrator_is_told() {
    logOnAs("drammen", password("drammen"));

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err).contains("does not let this account manage others");
  }

  @Test
  void a_broker_that_is_silent_is_told() {
    environment.put("HUB_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    environment.put("HUB_KAFKA_PROPERTIES_DEFAULT_API_TIMEOUT_MS", "1000");
    environment.put("HUB_KAFKA_PROPERTIES_REQUEST_TIMEOUT_MS", "500");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err).startsWith("Kafka at 127.0.0.1:1 does not answer (");
  }

  @Test
  void an_address_that_is_none_is_told() {
    environment.put("HUB_KAFKA_BOOTSTRAP_SERVERS", "nowhere");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err).startsWith("Kafka at nowhere could not be prepared (").contains("hub.kafka.*");
  }

  @Test
  void settings_that_cannot_be_read_are_told() {
    onlyParticipant("Ås");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err).contains("the id 'Ås' must be 1 to 32 of a-z, 0-9 and hyphen");
  }

  @Test
  void on_the_embedded_default_there_is_nothing_to_prepare() {
    environment.remove("HUB_EMBEDDED_KAFKA_ENABLED");

    assertThat(run("kafka", "prepare")).isEqualTo(1);

    assertThat(err).contains("no outside Kafka", "hub.embedded.kafka.enabled");
  }

  @Test
  void who_takes_part_now_is_in_the_database_and_who_was_added_keeps_the_password()
      throws Exception {
    TestDatabase database = TestDatabase.fresh();
    takesPart(database, "drammen", "ACTIVE");
    takesPart(database, "tonsberg", "PAUSED");
    takesPart(database, "asker", "REMOVED");
    environment.put("SPRING_DATASOURCE_URL", database.url());
    administrator.createTopic("nov.inbox.tonsberg");
    new ParticipantAccount(administrator.admin(), "tonsberg").give(password("tonsberg"));

    assertThat(run("kafka", "prepare")).as(() -> err).isZero();

    assertThat(out)
        .contains("The hub and 2 participants", "shut out: asker, ")
        .doesNotContain("tonsberg");
    try (BrokerClients tonsberg = as("tonsberg", password("tonsberg"))) {
      tonsberg.write("nov.inbox.tonsberg", "from Tønsberg");
      assertThatThrownBy(() -> tonsberg.write("nov.inbox.drammen", "for another"))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void a_database_that_does_not_answer_is_told_and_nothing_is_changed() {
    environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/hub");

    assertThat(run("kafka", "prepare")).isOne();

    assertThat(err).contains("which does not answer", "nothing was changed");
  }

  @Test
  void the_hub_itself_gives_an_account_with_exactly_these_rights_and_takes_it_away()
      throws Exception {
    administrator.createTopic("nov.inbox.hole");
    try (BrokerClients hub = as(Accounts.HUB, password(Accounts.HUB))) {
      ParticipantAccount account = new ParticipantAccount(hub.admin(), "hole");
      assertThat(account.give(password("hole"))).isTrue();
      assertThat(run("kafka", "prepare")).as(() -> err).isZero();
      assertThat(out)
          .as("its rights are those that the command would take from one who is none")
          .contains("shut out: hole");
      account.give(password("hole"));
      try (BrokerClients hole = as("hole", password("hole"))) {
        hole.write("nov.inbox.hole", "from Hole");
        assertThat(hole.read(Topics.MEMBERSHIP)).contains("there before");
        assertThatThrownBy(() -> hole.read(Topics.PRIVATE_MEMBERS))
            .isInstanceOf(TopicAuthorizationException.class);

        account.take();

        assertThatThrownBy(() -> hole.write("nov.inbox.hole", "on its open connection"))
            .hasRootCauseInstanceOf(TopicAuthorizationException.class);
      }
      try (BrokerClients late = as("hole", password("hole"))) {
        assertThatThrownBy(() -> late.write("nov.inbox.hole", "late"))
            .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      }
      account.take();
    }
  }

  private static void takesPart(TestDatabase database, String id, String state) {
    database
        .jdbc()
        .update(
            """
            INSERT INTO kept.participant (id, place, name, short_name, kind, municipalities, state, changed_at)
            VALUES (?, 1, ?, ?, 'ASSOCIATION', '', ?, CURRENT_TIMESTAMP)
            """,
            id,
            id,
            id,
            state);
  }

  @Test
  void accounts_do_not_print_their_passwords() {
    assertThat(new Accounts("secret of the hub", Map.of("drammen", "secret of Drammen")).toString())
        .contains("drammen", Accounts.HUB)
        .doesNotContain("secret");
  }

  private void onlyParticipant(String id) {
    environment.put("HUB_PARTICIPANTS_0_ID", id);
    environment.put("HUB_PARTICIPANTS_0_NAME", "The only one");
    environment.put("HUB_PARTICIPANTS_0_KIND", "association");
  }

  private int recordsRead(String group) {
    Consumer<String, String> consumer = drammen.consumer(Map.of("group.id", group));
    consumer.subscribe(List.of(Topics.MEMBERSHIP));
    return consumer.poll(Duration.ofSeconds(20)).count();
  }

  private static AclBinding reading(String principal, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
  }

  private static String password(String user) {
    return "the password of " + user;
  }

  private static BrokerClients as(String user, String password) {
    Map<String, Object> account = new HashMap<>(broker.clientProperties());
    account.put("sasl.jaas.config", login(user, password));
    return BrokerClients.of(account);
  }

  private void logOnAs(String user, String password) {
    environment.put("HUB_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", login(user, password));
  }

  private static String login(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  private int run(String... words) {
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
