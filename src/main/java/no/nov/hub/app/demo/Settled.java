package no.nov.hub.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Broker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Waits until everything that was sent has been judged and stands in the tables that are read. */
@Component
@Profile("demo")
class Settled {

  private final Broker broker;
  private final JdbcTemplate jdbc;
  private final Participants participants;

  Settled(Broker broker, JdbcTemplate jdbc, Participants participants) {
    this.broker = broker;
    this.jdbc = jdbc;
    this.participants = participants;
  }

  void await(Duration patience) throws InterruptedException, ExecutionException {
    Instant latest = Instant.now().plus(patience);
    try (Admin admin = Admin.create(broker.clientProperties())) {
      while (!isSettled(admin)) {
        if (Instant.now().isAfter(latest)) {
          throw new IllegalStateException(
              "Not everything was processed in time; look at /actuator/health");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** Inboxes first: what they lead to is on the other topics once they are done. */
  private boolean isSettled(Admin admin) throws InterruptedException, ExecutionException {
    Map<String, Long> judged = new HashMap<>();
    jdbc.query(
        "SELECT participant, inbox_offset FROM kept.admission_progress",
        row -> {
          judged.put(Topics.inbox(row.getString(1)), row.getLong(2));
        });
    Map<String, Long> inboxes = ends(admin, participants.ids().stream().map(Topics::inbox));
    if (inboxes.entrySet().stream()
        .anyMatch(end -> judged.getOrDefault(end.getKey(), 0L) < end.getValue())) {
      return false;
    }
    Map<String, Long> projected = new HashMap<>();
    jdbc.query(
        "SELECT topic, MIN(next_offset) FROM projection.progress GROUP BY topic",
        row -> {
          projected.put(row.getString(1), row.getLong(2));
        });
    // The last place of a topic that transactions write to is the mark of the last commit.
    return ends(admin, Stream.of(Topics.MEMBERSHIP, Topics.EVENTS, Topics.POSITIONS))
        .entrySet()
        .stream()
        .allMatch(end -> projected.getOrDefault(end.getKey(), 0L) >= end.getValue() - 1);
  }

  private static Map<String, Long> ends(Admin admin, Stream<String> topics)
      throws InterruptedException, ExecutionException {
    List<TopicPartition> partitions = topics.map(topic -> new TopicPartition(topic, 0)).toList();
    Map<String, Long> ends = new HashMap<>();
    var found =
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
            .all()
            .get();
    found.forEach((partition, end) -> ends.put(partition.topic(), end.offset()));
    return ends;
  }
}
