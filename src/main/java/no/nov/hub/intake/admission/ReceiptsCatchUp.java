package no.nov.hub.intake.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.admission.AdmissionTables.Progress;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.TopicReader;
import org.springframework.stereotype.Component;

/**
 * Brings admission's memory up to what Kafka has: after a crash between Kafka's commit and the
 * database's, after another instance had the inbox, or from empty tables. The receipts say it all,
 * since each carries its inbox offset and traces.
 */
@Component
class ReceiptsCatchUp implements CatchUp {

  private static final int CHUNK = 2000;
  private static final String READER = "admission";

  private final AdmissionTables admissionTables;
  private final Broker broker;

  ReceiptsCatchUp(AdmissionTables admissionTables, Broker broker) {
    this.admissionTables = admissionTables;
    this.broker = broker;
  }

  @Override
  public Map<String, Progress> catchUp(Collection<String> participants) {
    Map<String, Progress> reached = new HashMap<>();
    Map<String, Long> from = new HashMap<>();
    for (String participant : participants) {
      Progress progress = admissionTables.progress(participant);
      reached.put(participant, progress);
      from.put(Topics.receipts(participant), progress.receipts());
    }
    Map<String, Collection<Traces>> traces = new HashMap<>();
    List<Received> chunk = new ArrayList<>();
    try (TopicReader reader = new TopicReader(broker.clientProperties())) {
      reader.refuseShorter(from, READER);
      reader.readToEnd(
          from,
          receipt -> {
            learn(receipt, traces, reached);
            chunk.add(receipt);
            if (chunk.size() >= CHUNK) {
              admissionTables.keep(traces, reached);
              traces.clear();
              chunk.clear();
            }
          });
      if (!chunk.isEmpty()) {
        admissionTables.keep(traces, reached);
      }
      // The receipts may remember more of an inbox than the database did.
      Map<String, Long> judged = new HashMap<>();
      reached.forEach((id, progress) -> judged.put(Topics.inbox(id), progress.inbox()));
      reader.refuseShorter(judged, READER);
    }
    return reached;
  }

  private static void learn(
      Received receipt, Map<String, Collection<Traces>> traces, Map<String, Progress> reached) {
    String participant = Topics.participantOf(receipt.topic());
    String left = receipt.header(Traces.HEADER);
    if (left != null) {
      traces.computeIfAbsent(participant, p -> new ArrayList<>()).add(Traces.fromJson(left));
    }
    long inbox = Long.parseLong(receipt.header(Outgoing.INBOX_OFFSET)) + 1;
    reached.merge(participant, new Progress(inbox, receipt.offset() + 1), Progress::upTo);
  }
}
