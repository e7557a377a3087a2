package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nov.hub.TestDatabase;
import no.nov.hub.app.backup.StoppedHub;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.start.CannotStart;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a database of its own; the topics on the one broker are taken away before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownBrokerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final TopicCreation CREATION =
      new TopicCreation(
          new Participants(
              List.of(new Participant("drammen", "D", null, Participant.Kind.ASSOCIATION, null))),
          new KafkaSettings("unused:9092", null, "hub-1", (short) 1));

  private EmbeddedBroker broker;
  private BrokerClients clients;
  private Admin admin;
  private TestDatabase database;

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(BrokerClients.settings(directory));
    clients = BrokerClients.hub(broker);
    admin = clients.admin();
  }

  @AfterAll
  void stop() throws Exception {
    clients.close();
    broker.close();
  }

  @BeforeEach
  void begin() throws Exception {
    database = TestDatabase.fresh();
    loseTopics();
  }

  @Test
  void a_first_start_on_empty_parts_makes_them_know_each_other() throws Exception {
    hubStarts(database);

    assertThat(marks()).hasSize(1);
    hubStarts(database);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void a_first_start_broken_off_half_way_is_done_again() throws Exception {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.known_broker (hub_id, since) VALUES (?, CURRENT_TIMESTAMP)",
            UUID.randomUUID());

    hubStarts(database);

    assertThat(marks()).hasSize(1);
  }

  @Test
  void several_instances_of_a_hub_know_the_same_broker() throws Exception {
    hubStarts(database);
    TestDatabase same = database;

    hubStarts(same);
    hubStarts(same);

    assertThat(marks()).hasSize(1);
  }

  @Test
  void inboxes_that_senders_filled_before_the_first_start_are_no_obstacle() throws Exception {
    clients.createTopic("nov.inbox.drammen");
    clients.write("nov.inbox.drammen", "early");

    hubStarts(database);
  }

  @Test
  void data_of_the_version_before_are_taken_over_once() throws Exception {
    haveTopicsOfTheVersionBefore();
    haveReadAndKeys(database);

    hubStarts(database);

    TestDatabase lost = TestDatabase.fresh();
    refused(lost, "The database is empty", "belong to a hub");
  }

  @Test
  void data_of_the_version_before_that_nothing_came_to_are_taken_over_too() throws Exception {
    haveKeys(database);

    hubStarts(database);
  }

  @Test
  void an_empty_database_beside_topics_of_the_version_before_is_refused() throws Exception {
    haveTopicsOfTheVersionBefore();

    refused(database, "The database is empty", "nov.receipts.drammen", "'restore'");
  }

  @Test
  void an_empty_database_beside_topics_of_a_hub_is_refused_also_when_they_are_empty()
      throws Exception {
    hubStarts(database);

    refused(TestDatabase.fresh(), "The database is empty", "belong to a hub", "'adopt-broker'");
  }

  @Test
  void a_full_database_of_the_version_before_without_any_topic_is_refused() throws Exception {
    haveReadAndKeys(database);

    refused(database, "has none of its topics", "data/kafka", "'adopt-broker'");
  }

  @Test
  void a_database_whose_topics_are_gone_is_refused() throws Exception {
    hubStarts(database);
    loseTopics();

    refused(database, "not the one that this database knows", "data/kafka");
  }

  @Test
  void a_database_beside_another_hubs_broker_is_refused() throws Exception {
    hubStarts(database);
    loseTopics();
    hubStarts(TestDatabase.fresh());

    refused(database, "belongs to another hub");
  }

  @Test
  void the_shorter_topics_of_another_hub_are_not_told_as_a_loss() throws Exception {
    hubStarts(database);
    hasRead(database, Topics.PRIVATE_GROUPS, 4);
    loseTopics();
    hubStarts(TestDatabase.fresh());

    assertThatCode(() -> tailsAtStart(database)).doesNotThrowAnyException();

    refused(database, "belongs to another hub");
  }

  @Test
  void its_own_topics_that_have_lost_their_tail_end_the_start() {
    hubStarts(database);
    hasRead(database, Topics.PRIVATE_GROUPS, 4);

    assertThatThrownBy(() -> tailsAtStart(database))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("nov.private.groups was read to 4");
  }

  @Test
  void a_look_at_the_tails_of_topics_takes_no_broker_over() throws Exception {
    tailsAtStart(database);

    assertThat(marks()).isEmpty();
    assertThat(database.jdbc().queryForList("SELECT * FROM kept.known_broker")).isEmpty();
  }

  @Test
  void a_database_without_any_history_beside_another_hubs_broker_is_refused() throws Exception {
    hubStarts(TestDatabase.fresh());
    haveKeys(database);

    refused(database, "belongs to another hub");
  }

  @Test
  void a_copy_from_before_the_upgrade_is_not_called_anothers_and_can_adopt_its_topics()
      throws Exception {
    haveReadAndKeys(database);
    haveTopicsOfTheVersionBefore();
    hubStarts(database);
    TestDatabase putBack = TestDatabase.fresh();
    haveReadAndKeys(putBack);

    assertThatThrownBy(() -> hubStarts(putBack)).message().doesNotContain("another hub");
    refused(putBack, "before the hub was upgraded", "'adopt-broker' takes this Kafka");

    adopt(putBack);
    hubStarts(putBack);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void a_database_that_knows_another_cluster_is_refused() throws Exception {
    hubStarts(database);
    database.jdbc().update("UPDATE kept.known_broker SET cluster_id = 'another'");

    refused(database, "not the one that this database knows (another)");
  }

  @Test
  void a_single_topic_that_is_gone_or_was_made_anew_is_refused() throws Exception {
    hubStarts(database);
    delete(Set.of(Topics.STATISTICS));

    refused(database, "has lost the topic nov.statistics");
    clients.createTopic(Topics.STATISTICS);
    await()
        .atMost(PATIENCE)
        .until(() -> admin.listTopics().names().get().contains(Topics.STATISTICS));
    refused(database, "has a new topic in the place of the old nov.statistics");
  }

  @Test
  void a_known_topic_that_has_got_partitions_is_told_with_a_way_that_works() throws Exception {
    hubStarts(database);
    admin.createPartitions(Map.of(Topics.STATISTICS, NewPartitions.increaseTo(2))).all().get();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> CREATION.createMissing(admin))
                    .hasMessageContaining("nov.statistics has 2 partitions")
                    .hasMessageContaining("run 'adopt-broker'"));

    delete(Set.of(Topics.STATISTICS));
    adopt(database);
    hubStarts(database);
  }

  @Test
  void the_operator_can_let_a_full_database_take_another_broker() throws Exception {
    haveKeys(database);
    hubStarts(database);
    loseTopics();

    adopt(database);
    hubStarts(database);

    assertThat(marks()).hasSize(1);
  }

  @Test
  void who_loses_its_broker_to_another_hub_by_the_operators_will_is_refused() throws Exception {
    hubStarts(database);
    TestDatabase other = TestDatabase.fresh();

    adopt(other);
    hubStarts(other);

    assertThat(marks()).hasSize(1);
    refused(database, "belongs to another hub");
  }

  private static void adopt(TestDatabase database) throws Exception {
    new StoppedHub(database.dataSource(), Clock.systemUTC()).adoptBroker();
  }

  private void haveTopicsOfTheVersionBefore() throws Exception {
    patiently(() -> CREATION.createMissing(admin));
    clients.write("nov.receipts.drammen", "given");
  }

  private void hubStarts(TestDatabase database) {
    KnownBroker known = known(database);
    patiently(
        () -> {
          known.refuseStrangers(admin);
          CREATION.createMissing(admin);
          known.remember(admin);
        });
  }

  /** Tries again as the hub does: a topic that was made just now is not known everywhere. */
  private static void patiently(Runnable step) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(e -> e instanceof KafkaException && !(e instanceof NotTogether))
        .until(
            () -> {
              step.run();
              return true;
            });
  }

  private void tailsAtStart(TestDatabase database) {
    new TruncationCheck(broker::clientProperties, database.jdbc(), known(database))
        .afterSingletonsInstantiated();
  }

  private static void hasRead(TestDatabase database, String topic, long next) {
    database.jdbc().update("INSERT INTO kept.progress VALUES ('groups', ?, 0, ?)", topic, next);
  }

  private static KnownBroker known(TestDatabase database) {
    return new KnownBroker(
        database.jdbc(), database.transactions(), CREATION, Clock.system(ZoneId.of("Europe/Oslo")));
  }

  /** With nothing created, whoever asks. */
  private void refused(TestDatabase database, String... said) throws Exception {
    Set<String> before = admin.listTopics().names().get();

    assertThatThrownBy(() -> hubStarts(database))
        .isInstanceOf(NotTogether.class)
        .message()
        .contains("the hub starts nothing")
        .contains(said);

    assertThat(admin.listTopics().names().get()).isEqualTo(before);
  }

  private static void haveKeys(TestDatabase database) {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.access_key (key_id, holder, label, scopes, hash, created_at) VALUES ('k', 'drammen', 'l', 'read', 'h', CURRENT_TIMESTAMP)");
  }

  private static void haveReadAndKeys(TestDatabase database) {
    haveKeys(database);
    database
        .jdbc()
        .update(
            "INSERT INTO projection.progress (projection, topic, part, next_offset) VALUES ('receipts', 'nov.receipts.drammen', 0, 1)");
  }

  private List<String> marks() throws Exception {
    return admin.listTopics().names().get().stream().filter(Topics::isMark).toList();
  }

  private void loseTopics() throws Exception {
    delete(admin.listTopics().names().get());
  }

  private void delete(Set<String> topics) throws Exception {
    admin.deleteTopics(topics).all().get();
    await()
        .atMost(PATIENCE)
        .until(() -> Collections.disjoint(admin.listTopics().names().get(), topics));
  }
}
