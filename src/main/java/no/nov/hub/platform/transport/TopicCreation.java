package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participants;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.stereotype.Component;

/**
 * Creates the topics that do not exist: one partition each, so that the order of a participant's
 * messages is the order of their effects, and the time each is kept.
 */
@Component
public class TopicCreation {

  private static final int MAX_MESSAGE_BYTES = 3 << 20;

  /** Where a name can stand, segments are a day, so that what is kept 30 days is gone after 31. */
  private static final Duration SEGMENT_OF_PERSONAL_DATA = Duration.ofDays(1);

  /** Copies of thirty days are restored, and must forget whom the hub had to forget since. */
  private static final Duration LONGER_THAN_COPIES = Duration.ofDays(32);

  /** Kafka deletes whole segments, so the oldest record of one stays up to a segment longer. */
  private static final Duration AT_MOST_THIRTY_DAYS =
      Duration.ofDays(30).minus(SEGMENT_OF_PERSONAL_DATA);

  private final Participants participants;
  private final KafkaSettings settings;

  public TopicCreation(Participants participants, KafkaSettings settings) {
    this.participants = participants;
    this.settings = settings;
  }

  /** The names of the topics that the hub works with. */
  public Set<String> names() {
    return wanted().stream().map(NewTopic::name).collect(Collectors.toSet());
  }

  /**
   * @throws KafkaException if the broker does not answer
   */
  public void createMissing(Admin admin) {
    told(
        () -> {
          Set<String> existing = admin.listTopics().names().get();
          create(
              admin, wanted().stream().filter(topic -> !existing.contains(topic.name())).toList());
          refuseOtherPartitions(admin);
        });
  }

  /**
   * Those of one who is being added.
   *
   * @throws KafkaException if the broker does not answer, or does not allow it
   */
  public void createFor(Admin admin, String participant) {
    told(() -> create(admin, ofOne(participant)));
  }

  /** The topic that says by its name to whom the others belong. Nobody writes it. */
  void createMark(Admin admin, String name) {
    told(() -> create(admin, List.of(forEver(name))));
  }

  private interface Creation {
    void make() throws ExecutionException, InterruptedException;
  }

  private static void told(Creation creation) {
    try {
      creation.make();
    } catch (ExecutionException e) {
      throw new KafkaException("The topics could not be created", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while creating topics", e);
    }
  }

  private static void create(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    for (var creation : admin.createTopics(topics).values().values()) {
      await(creation);
    }
  }

  /**
   * Somebody else may have made a topic, and the order and the offsets of several partitions are
   * not those of one.
   */
  private void refuseOtherPartitions(Admin admin) throws InterruptedException, ExecutionException {
    var found =
        admin.describeTopics(wanted().stream().map(NewTopic::name).toList()).allTopicNames().get();
    for (var topic : found.values()) {
      if (topic.partitions().size() != 1) {
        throw new KafkaException(
            "The topic %s has %d partitions; the hub needs exactly one. Stop the hub, delete the topic while it is empty, and run 'adopt-broker': the hub makes it anew at its next start"
                .formatted(topic.name(), topic.partitions().size()));
      }
    }
  }

  /** Another instance may have been quicker. */
  private static void await(org.apache.kafka.common.KafkaFuture<Void> creation)
      throws InterruptedException, ExecutionException {
    try {
      creation.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  List<NewTopic> wanted() {
    List<NewTopic> topics = new ArrayList<>();
    for (String participant : participants.ids()) {
      topics.addAll(ofOne(participant));
    }
    for (String topic :
        List.of(
            Topics.MEMBERSHIP,
            Topics.EVENTS,
            Topics.POSITIONS,
            Topics.STATISTICS,
            Topics.STATEMENTS,
            Topics.MAIL)) {
      topics.add(forEver(topic));
    }
    for (String topic :
        List.of(Topics.PRIVATE_MEMBERS, Topics.PRIVATE_GROUPS, Topics.PRIVATE_MEETINGS)) {
      topics.add(personal(topic, Duration.ofDays(7)));
    }
    topics.add(personal(Topics.PRIVATE_ERASURES, LONGER_THAN_COPIES));
    for (String topic : List.of(Topics.REJECTED, Topics.DEAD)) {
      topics.add(personal(topic, AT_MOST_THIRTY_DAYS));
    }
    return topics;
  }

  private List<NewTopic> ofOne(String participant) {
    return List.of(inbox(participant), forEver(Topics.receipts(participant)));
  }

  /** The limit of a message's size counts only for what is not compressed. */
  private NewTopic inbox(String participant) {
    NewTopic topic = personal(Topics.inbox(participant), Duration.ofDays(7));
    Map<String, String> configs = new HashMap<>(topic.configs());
    configs.put("compression.type", "uncompressed");
    return topic.configs(configs);
  }

  private NewTopic forEver(String name) {
    return topic(name, Map.of("retention.ms", "-1"));
  }

  private NewTopic personal(String name, Duration kept) {
    return topic(
        name,
        Map.of(
            "retention.ms",
            Long.toString(kept.toMillis()),
            "segment.ms",
            Long.toString(SEGMENT_OF_PERSONAL_DATA.toMillis())));
  }

  private NewTopic topic(String name, Map<String, String> retention) {
    Map<String, String> configs = new HashMap<>(retention);
    configs.put("cleanup.policy", "delete");
    // How old a record is must not hang on the clock of whoever sent it.
    configs.put("message.timestamp.type", "LogAppendTime");
    configs.put("min.insync.replicas", settings.replication() > 2 ? "2" : "1");
    configs.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    return new NewTopic(name, 1, settings.replication()).configs(configs);
  }
}
