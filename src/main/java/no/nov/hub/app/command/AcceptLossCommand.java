package no.nov.hub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import no.nov.hub.app.backup.StoppedHub;
import no.nov.hub.platform.embedded.DamagedTopic;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.KnownBroker;
import no.nov.hub.platform.transport.NumberingOn;
import no.nov.hub.platform.transport.ReadableTopics;
import no.nov.hub.platform.transport.TopicCreation;
import no.nov.hub.platform.transport.TruncatedTopic;
import no.nov.hub.platform.transport.TruncatedTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Goes on without what topics have lost at their ends. */
@Command(
    name = "accept-loss",
    description =
        "Gives up what topics have lost at their ends, and numbers on from what the hub remembers of them; it must be stopped. Says who has to send again. Settings are given as to the hub.")
final class AcceptLossCommand implements Runnable {

  @Unmatched private List<String> settings = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    new HubDatabase(settings)
        .run(
            (hub, environment) -> {
              hub.refuseIfItRuns();
              TopicCreation topics = topics(hub, environment);
              KnownBroker known = KnownBroker.of(hub.database(), topics);
              HubTopics.open(
                  environment,
                  known::areAnothers,
                  (client, damaged) -> accept(hub, known, topics.names(), client, damaged));
            });
  }

  private static TopicCreation topics(StoppedHub hub, Environment environment) {
    Binder binder = Binder.get(environment);
    return new TopicCreation(
        new Participants(
            hub.database()
                .execute((ConnectionCallback<Optional<List<String>>>) KeptIds::in)
                .map(AcceptLossCommand::ofIds)
                .orElseGet(
                    () -> binder.bindOrCreate("hub", ParticipantSettings.class).participants())),
        binder.bindOrCreate("hub.kafka", KafkaSettings.class));
  }

  /** Names of topics are made of ids alone. */
  private static List<Participant> ofIds(List<String> ids) {
    return ids.stream()
        .map(id -> new Participant(id, id, null, Participant.Kind.ASSOCIATION, null))
        .toList();
  }

  private void accept(
      StoppedHub hub,
      KnownBroker known,
      Set<String> topics,
      Map<String, Object> client,
      List<DamagedTopic> damaged)
      throws SQLException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    // What is cut off already must be told, whatever comes after it.
    damaged.forEach(topic -> out.printf("%s, and was cut off there.%n", topic));
    try (Admin admin = Admin.create(client)) {
      // The topics of another hub have lost nothing, and nothing may be written on them.
      known
          .strange(admin)
          .ifPresent(
              why -> {
                throw new CommandFault(why + ".");
              });
      List<TruncatedTopic> lost = TruncatedTopics.find(admin, hub.database());
      if (lost.isEmpty() && damaged.isEmpty()) {
        refuseUnlessWhole(hub, topics, client, admin);
        out.println("No topic has lost anything that the hub remembers, so nothing was done.");
        return;
      }
      hub.noteLoss(
          Stream.concat(
                  damaged.stream().map(DamagedTopic::toString),
                  lost.stream().map(AcceptLossCommand::range))
              .toList());
      SortedMap<String, Optional<Instant>> left = lastLeft(admin, lost, damaged);
      // Before anything that can fail: a second run would not find it any more.
      lost.forEach(
          tail ->
              out.printf(
                  "%s (%s).%n",
                  tail, left.get(tail.topic()).map(AcceptLossCommand::of).orElse("none is left")));
      new SendingAgain(left).lines().forEach(out::println);
      numberOn(client, lost);
      refuseUnlessWhole(hub, topics, client, admin);
      out.println(
          "Given up. Start the hub: it numbers on, and no receipt id of what was judged is given twice. Figures, calendar and issues still have what they had read; 'rebuild' computes them from what is left.");
    }
  }

  private static void numberOn(Map<String, Object> client, List<TruncatedTopic> lost) {
    try (NumberingOn numbers = new NumberingOn(client)) {
      lost.forEach(numbers::moveOn);
    }
  }

  /** A hub that starts on topics that are not would take what it can never read. */
  private static void refuseUnlessWhole(
      StoppedHub hub, Set<String> topics, Map<String, Object> client, Admin admin) {
    TruncatedTopics.find(admin, hub.database()).stream()
        .map(TruncatedTopic::toString)
        .findFirst()
        .or(() -> unreadable(topics, client, admin))
        .ifPresent(
            fault -> {
              throw new CommandFault(
                  "The topics are not whole: %s. Do not start the hub. Put back a whole copy of them, or let Kafka's operator mend that one; then run this command again."
                      .formatted(fault));
            });
  }

  private static Optional<String> unreadable(
      Set<String> topics, Map<String, Object> client, Admin admin) {
    try {
      return ReadableTopics.fault(client, admin, topics);
    } catch (TimeoutException e) {
      throw new CommandFault(
          "It is not known whether the topics are whole: %s. Kafka is slow or stands still, or the topic is damaged there. Do not start the hub. Look at Kafka and its log, and when it answers run this command again; if it then says the same, put back a whole copy of that topic."
              .formatted(e.getMessage()));
    }
  }

  private static String range(TruncatedTopic tail) {
    return "%s from %d to %d".formatted(tail.topic(), tail.end(), tail.remembered());
  }

  /** Before anything is added. */
  private static SortedMap<String, Optional<Instant>> lastLeft(
      Admin admin, List<TruncatedTopic> lost, List<DamagedTopic> damaged) {
    SortedMap<String, Optional<Instant>> left = new TreeMap<>();
    lost.forEach(tail -> left.put(tail.topic(), lastLeft(admin, tail.topic())));
    damaged.forEach(topic -> left.put(topic.topic(), lastLeft(admin, topic.topic())));
    return left;
  }

  private static Optional<Instant> lastLeft(Admin admin, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try {
      long at =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.maxTimestamp()))
              .partitionResult(partition)
              .get()
              .timestamp();
      return at < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    } catch (ExecutionException e) {
      throw new KafkaException("How old the last record is is not to be had", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while asking what is left.");
    }
  }

  private static String of(Instant last) {
    return "the last that is left is of " + last;
  }
}
