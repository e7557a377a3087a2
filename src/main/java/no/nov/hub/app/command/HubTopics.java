package no.nov.hub.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.app.backup.Copy;
import no.nov.hub.platform.embedded.DamagedTopic;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.embedded.EmbeddedKafkaSettings;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.KafkaSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The topics that a hub would read that starts with these settings. */
final class HubTopics {

  private HubTopics() {}

  interface Work {

    /**
     * @param client what a client needs to log on as the hub
     * @param damaged what was cut off before
     */
    void on(Map<String, Object> client, List<DamagedTopic> damaged)
        throws SQLException, IOException;
  }

  /**
   * Nobody but this process reaches an embedded broker; a hub that starts later gives rights anew.
   * Its files are cut off where they are damaged. Those of another hub stay as they are.
   *
   * @param anothers whether topics of these names are
   */
  static void open(Environment settings, Predicate<Set<String>> anothers, Work work)
      throws SQLException, IOException {
    Binder binder = Binder.get(settings);
    EmbeddedKafkaSettings embedded =
        binder.bindOrCreate("hub.embedded.kafka", EmbeddedKafkaSettings.class);
    if (!embedded.enabled()) {
      KafkaSettings kafka = binder.bindOrCreate("hub.kafka", KafkaSettings.class);
      try {
        work.on(kafka.clientProperties(), List.of());
      } catch (KafkaException e) {
        throw BrokerFault.tell(kafka, e);
      }
    } else if (Files.exists(embedded.directory())) {
      try (EmbeddedBroker broker =
          anothers.test(names(embedded.directory()))
              ? start(embedded)
              : EmbeddedBroker.repair(alone(embedded))) {
        work.on(broker.clientProperties(), broker.damaged());
      }
    } else {
      throw new CommandFault(
          "There are no topics in %s. Name the hub's data as for the hub, with --hub.data=…"
              .formatted(embedded.directory().toAbsolutePath().normalize()));
    }
  }

  private static EmbeddedBroker start(EmbeddedKafkaSettings kafka) {
    return EmbeddedBroker.start(alone(kafka));
  }

  private static EmbeddedBroker.Settings alone(EmbeddedKafkaSettings kafka) {
    return new EmbeddedBroker.Settings(kafka.directory(), kafka.secrets(), 0, List.of());
  }

  /** Of the topics, as far as the broker's directory tells without the broker. */
  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString().replaceFirst("-0$", ""))
          .collect(Collectors.toSet());
    }
  }

  /**
   * @throws CommandFault if they belong to another hub, or do not go as far as the hub had read
   *     when the copy was made
   */
  static void refuseOthers(Copy copy, Environment settings) throws IOException, SQLException {
    Optional<UUID> hub = copy.hub();
    if (copy.topics().isEmpty() && hub.isEmpty()) {
      return;
    }
    Binder binder = Binder.get(settings);
    EmbeddedKafkaSettings embedded =
        binder.bindOrCreate("hub.embedded.kafka", EmbeddedKafkaSettings.class);
    Map<String, Long> ends;
    String where;
    if (embedded.enabled()) {
      ends = ends(embedded);
      where = "the folder " + embedded.directory().toAbsolutePath().normalize();
    } else {
      KafkaSettings kafka = binder.bindOrCreate("hub.kafka", KafkaSettings.class);
      ends = ends(kafka);
      where = "Kafka at " + kafka.bootstrapServers();
    }
    refuseShorter(copy.topics(), ends, where);
    hub.ifPresent(id -> refuseUnmarked(id, ends.keySet(), where));
  }

  private static void refuseUnmarked(UUID hub, Set<String> topics, String where) {
    if (!topics.contains(Topics.mark(hub))) {
      throw new CommandFault(
          "The copy is of a hub whose topics are not in %s, and nothing was changed. Put its topics of the same day back first, or name the right ones in the settings. If they are lost or moved, add --without-topics: groups, answers, minutes and keys are restored, and the hub takes the topics that it finds for its own."
              .formatted(where));
    }
  }

  private static void refuseShorter(Map<String, Long> read, Map<String, Long> ends, String where) {
    read.forEach(
        (topic, next) -> {
          long end = ends.getOrDefault(topic, 0L);
          if (next > end) {
            throw new CommandFault(
                "The copy is of a hub that had read %s to %d, but in %s that topic ends at %d: these are not the topics that belong to it, and nothing was changed. Put the topics of the same day back first. If they are lost, add --without-topics: groups, answers, minutes and keys are restored, while counts, events and positions begin anew."
                    .formatted(topic, next, where, end));
          }
        });
  }

  private static Map<String, Long> ends(EmbeddedKafkaSettings kafka) {
    if (!Files.exists(kafka.directory())) {
      return Map.of();
    }
    try (EmbeddedBroker broker = start(kafka)) {
      return ends(broker.clientProperties());
    }
  }

  private static Map<String, Long> ends(KafkaSettings kafka) {
    try {
      return ends(kafka.clientProperties());
    } catch (KafkaException e) {
      throw BrokerFault.tell(kafka, e);
    }
  }

  private static Map<String, Long> ends(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Set<String> topics = admin.listTopics().names().get();
      Map<String, Long> ends = new TreeMap<>();
      admin
          .listOffsets(
              topics.stream()
                  .map(topic -> new TopicPartition(topic, 0))
                  .collect(Collectors.toMap(topic -> topic, topic -> OffsetSpec.latest())))
          .all()
          .get()
          .forEach((topic, end) -> ends.put(topic.topic(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while asking how far the topics go.");
    }
  }
}
