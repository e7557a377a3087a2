package no.nov.hub.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import no.nov.hub.app.backup.StoppedHub;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.KnownBroker;
import no.nov.hub.platform.transport.LostTail;
import no.nov.hub.platform.transport.LostTails;
import no.nov.hub.platform.transport.NumberingOn;
import no.nov.hub.platform.transport.TopicCreation;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
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
              KnownBroker known = KnownBroker.of(hub.database(), topics(environment));
              HubTopics.open(environment, client -> accept(hub, known, client));
            });
  }

  private static TopicCreation topics(Environment environment) {
    Binder binder = Binder.get(environment);
    return new TopicCreation(
        binder.bindOrCreate("hub", Participants.class),
        binder.bindOrCreate("hub.kafka", KafkaSettings.class));
  }

  private void accept(StoppedHub hub, KnownBroker known, Map<String, Object> client)
      throws SQLException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Admin admin = Admin.create(client)) {
      // The topics of another hub have lost nothing, and nothing may be written on them.
      known
          .strange(admin)
          .ifPresent(
              why -> {
                throw new CommandFault(why + ".");
              });
      List<LostTail> lost = LostTails.find(admin, hub.database());
      if (lost.isEmpty()) {
        out.println("No topic has lost anything that the hub remembers, so nothing was done.");
        return;
      }
      hub.noteLoss(lost.stream().map(AcceptLossCommand::range).toList());
      try (NumberingOn numbers = new NumberingOn(client)) {
        for (LostTail tail : lost) {
          String last = lastLeft(admin, tail.topic());
          numbers.moveOn(tail);
          out.printf("%s (%s). %s%n", tail, last, whatToDo(tail.topic()));
        }
      }
      out.println(
          "Given up. Start the hub: it numbers on, and no receipt id is given twice. Figures, calendar and issues still have what they had read; 'rebuild' computes them from what is left.");
    }
  }

  private static String range(LostTail tail) {
    return "%s from %d to %d".formatted(tail.topic(), tail.end(), tail.remembered());
  }

  /** Before anything is added. */
  private static String lastLeft(Admin admin, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try {
      long at =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.maxTimestamp()))
              .partitionResult(partition)
              .get()
              .timestamp();
      return at < 0 ? "none is left" : "the last that is left is of " + Instant.ofEpochMilli(at);
    } catch (ExecutionException e) {
      throw new KafkaException("How old the last record is is not to be had", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while asking what is left.");
    }
  }

  private static String whatToDo(String topic) {
    if (Topics.isInbox(topic)) {
      return "Ask %s to send again, under the same ids, whatever it sent after that: what was judged already is not counted twice."
          .formatted(Topics.participantOf(topic));
    }
    if (Topics.isReceipts(topic)) {
      return "Over HTTP %s still gets these receipts, until a rebuild; if it reads them from Kafka, let it send again, under the same ids, whatever has no receipt."
          .formatted(Topics.participantOf(topic));
    }
    return "Whoever reads this topic lacks what was shared after that. Its senders can send it again, under new ids, since the old ones are known.";
  }
}
