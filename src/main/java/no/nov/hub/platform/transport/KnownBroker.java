package no.nov.hub.platform.transport;

import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether database and broker belong together. The database notes the broker's cluster and the ids
 * of its topics; the broker has a topic that bears the database's own id. Where one of them is new,
 * missing or another's, nothing may start: a hub that took it for a first start would write new
 * keys and mail everybody anew.
 */
@Component
public class KnownBroker {

  private static final Logger LOG = LoggerFactory.getLogger(KnownBroker.class);

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final TopicCreation topics;
  private final Clock clock;

  KnownBroker(
      JdbcTemplate jdbc, TransactionTemplate transactions, TopicCreation topics, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.topics = topics;
    this.clock = clock;
  }

  /** For a command, of a hub that does not run. */
  public static KnownBroker of(JdbcTemplate jdbc, TopicCreation topics) {
    return new KnownBroker(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource())),
        topics,
        Clock.systemUTC());
  }

  /**
   * @param cluster none for the one that is met next
   */
  private record Known(UUID hub, String cluster) {}

  /** What is there, by the names of topics. */
  private record Found(String cluster, Map<String, String> topics) {

    Optional<String> mark() {
      return topics.keySet().stream().filter(Topics::isMark).findFirst();
    }
  }

  /**
   * Why the two do not belong together, if so, and what to do. Asks only: nothing is noted or taken
   * over.
   */
  public Optional<String> strange(Admin admin) {
    try {
      refuse(admin, known(), found(admin));
      return Optional.empty();
    } catch (NotTogether e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Whether topics bear another hub's id, by their names alone, so that a broker need not be
   * started for it.
   */
  public boolean areAnothers(Set<String> names) {
    List<String> marks = names.stream().filter(Topics::isMark).toList();
    return !marks.isEmpty()
        && known()
            .filter(own -> own.cluster() == null || marks.contains(Topics.mark(own.hub())))
            .isEmpty();
  }

  /**
   * Before anything is created. A broker that no hub has known is taken over once.
   *
   * @throws NotTogether with what was found and what to do
   */
  void refuseStrangers(Admin admin) {
    Found found = found(admin);
    Optional<Known> known = known();
    refuse(admin, known, found);
    if (known.isEmpty()) {
      note();
      known = known();
    }
    Known own = known.orElseThrow();
    if (own.cluster() == null) {
      takeOver(admin, own.hub(), found);
    }
  }

  private void refuse(Admin admin, Optional<Known> known, Found found) {
    if (known.isEmpty()) {
      refuseUnknown(admin, found);
    } else if (known.get().cluster() != null) {
      refuseOthers(known.get(), found);
    }
  }

  /** When all topics exist: which they are. */
  void remember(Admin admin) {
    Map<String, String> now = new TreeMap<>(found(admin).topics());
    now.keySet().retainAll(topics.names());
    if (!now.equals(knownTopics())) {
      transactions.executeWithoutResult(
          status -> {
            jdbc.update("DELETE FROM kept.known_topic");
            jdbc.batchUpdate(
                "INSERT INTO kept.known_topic (topic, topic_id) VALUES (?, ?)",
                now.entrySet().stream()
                    .map(topic -> new Object[] {topic.getKey(), topic.getValue()})
                    .toList());
          });
    }
  }

  /** Of a database that knows no broker: a new one, or one of an earlier version of the hub. */
  private void refuseUnknown(Admin admin, Found found) {
    boolean empty = isTrue("SELECT COUNT(*) = 0 FROM kept.access_key");
    if (found.mark().isPresent()) {
      if (empty) {
        throw databaseMissing(found, "belong to a hub");
      }
      throw hasRead() ? fromBefore(found) : anothers(found);
    }
    if (empty) {
      written(admin, found)
          .ifPresent(
              topic -> {
                throw databaseMissing(found, "have records of a hub (" + topic + ")");
              });
    } else if (hasRead() && found.topics().keySet().stream().noneMatch(topics.names()::contains)) {
      throw topicsMissing("has none of its topics", found);
    }
  }

  private void refuseOthers(Known own, Found found) {
    if (!found.topics().containsKey(Topics.mark(own.hub()))) {
      throw found.mark().isPresent()
          ? anothers(found)
          : topicsMissing("is not the one that this database knows (" + own.cluster() + ")", found);
    }
    if (!own.cluster().equals(found.cluster())) {
      throw topicsMissing("is not the one that this database knows (" + own.cluster() + ")", found);
    }
    Map<String, String> expected = knownTopics();
    expected.keySet().retainAll(topics.names()); // Those of one who has left may be deleted.
    expected.forEach(
        (topic, id) -> {
          String now = found.topics().get(topic);
          if (!id.equals(now)) {
            throw topicsMissing(
                (now == null ? "has lost the topic " : "has a new topic in the place of the old ")
                    + topic,
                found);
          }
        });
  }

  private static NotTogether databaseMissing(Found found, String what) {
    return new NotTogether(
        "The database is empty, but the topics on Kafka (cluster %s) %s, so the hub starts nothing: its database is missing. Stop the hub, and put the database back, or a copy of it with 'restore'. Only if it is lost and there is no copy, 'adopt-broker' begins anew with these topics: new keys, links and addresses, and mails about meetings ahead to everybody once more"
            .formatted(found.cluster(), what));
  }

  private static NotTogether topicsMissing(String what, Found found) {
    return new NotTogether(
        "Kafka (cluster %s) %s, so the hub starts nothing: the topics that belong to this database are not there. Stop the hub, and put them back from the same day as the database (data/kafka), or name the right Kafka with hub.kafka.bootstrap-servers. Only if they are lost, or you have moved them, 'adopt-broker' takes this Kafka: groups, answers, minutes and keys stay, everything else is computed from the topics that are there"
            .formatted(found.cluster(), what));
  }

  private static NotTogether fromBefore(Found found) {
    return new NotTogether(
        "Kafka (cluster %s) has been in use by a hub that noted it, while this database has noted no Kafka yet, so the hub starts nothing. So it is when the database was put back from a copy that was made before the hub was upgraded. If that is what was done, stop the hub: 'adopt-broker' takes this Kafka, groups, answers, minutes and keys stay, and everything else is computed from the topics that are there. If not, name the database and the Kafka that belong together (hub.data, spring.datasource.url, hub.kafka.bootstrap-servers)"
            .formatted(found.cluster()));
  }

  private static NotTogether anothers(Found found) {
    return new NotTogether(
        "Kafka (cluster %s) belongs to another hub than this database, so the hub starts nothing. Stop it, and name the database and the Kafka that belong together (hub.data, spring.datasource.url, hub.kafka.bootstrap-servers), or put back both from the same copy. Only if that other database is gone for good, 'adopt-broker' takes its Kafka for this one"
            .formatted(found.cluster()));
  }

  /** A topic with a record that only a hub writes; senders may have filled inboxes before it. */
  private Optional<String> written(Admin admin, Found found) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    topics.names().stream()
        .filter(topic -> found.topics().containsKey(topic) && !Topics.isInbox(topic))
        .forEach(topic -> latest.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = await(admin.listOffsets(latest).all());
    return ends.entrySet().stream()
        .filter(end -> end.getValue().offset() > 0)
        .map(end -> end.getKey().topic())
        .min(String::compareTo);
  }

  private boolean hasRead() {
    return isTrue(
        """
        SELECT COUNT(*) > 0 FROM (SELECT topic FROM kept.progress UNION ALL SELECT topic FROM projection.progress
          UNION ALL SELECT participant FROM kept.admission_progress) p
        """);
  }

  private boolean isTrue(String question) {
    return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class));
  }

  private Optional<Known> known() {
    return jdbc
        .query(
            "SELECT hub_id, cluster_id FROM kept.known_broker",
            (row, number) -> new Known(uuid(row, 1), row.getString(2)))
        .stream()
        .findFirst();
  }

  private Map<String, String> knownTopics() {
    Map<String, String> known = new TreeMap<>();
    jdbc.query(
        "SELECT topic, topic_id FROM kept.known_topic",
        row -> {
          known.put(row.getString(1), row.getString(2));
        });
    return known;
  }

  /**
   * Another instance that starts beside this one may be quicker: then it is told at the next try.
   */
  private void note() {
    jdbc.update(
        "INSERT INTO kept.known_broker (hub_id, since) VALUES (?, ?)",
        UUID.randomUUID(),
        utc(clock.instant()));
  }

  /** If it is broken off, it is done again: only the last step says that the broker is known. */
  private void takeOver(Admin admin, UUID hub, Found found) {
    String own = Topics.mark(hub);
    topics.createMark(admin, own);
    List<String> ofOthers =
        found.topics().keySet().stream()
            .filter(topic -> Topics.isMark(topic) && !topic.equals(own))
            .toList();
    await(admin.deleteTopics(ofOthers).all());
    jdbc.update(
        "UPDATE kept.known_broker SET cluster_id = ?, since = ? WHERE hub_id = ?",
        found.cluster(),
        utc(clock.instant()),
        hub);
    LOG.info("Database and Kafka (cluster {}) know each other from now on", found.cluster());
  }

  private static Found found(Admin admin) {
    Map<String, String> topics = new TreeMap<>();
    for (TopicListing topic : await(admin.listTopics().listings())) {
      topics.put(topic.name(), topic.topicId().toString());
    }
    return new Found(
        Objects.toString(await(admin.describeCluster().clusterId()), "without id"), topics);
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not tell whose it is", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking Kafka whose it is", e);
    }
  }
}
