package no.nov.hub.intake.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaMark;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.LostTopics;
import no.nov.hub.platform.transport.outage.DiskSpace;
import no.nov.hub.platform.transport.outage.NoRoom;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.stereotype.Component;

/**
 * Both ends of the route that writes to inboxes. Topics come from the participants' settings, never
 * from a message.
 */
@Component("inbox")
public class Inbox {

  private final Participants participants;
  private final Quota quota;
  private final QuotaMark mark;
  private final LostTopics lost;
  private final DiskSpace disk;

  Inbox(Participants participants, Quota quota, QuotaMark mark, LostTopics lost, DiskSpace disk) {
    this.participants = participants;
    this.quota = quota;
    this.mark = mark;
    this.lost = lost;
    this.disk = disk;
  }

  /**
   * One Kafka record per submission.
   *
   * @throws NoRoom if nothing may be taken now; then it stays with its sender
   */
  public List<Message> records(ToInbox submissions, Exchange exchange) throws NoRoom {
    if (submissions.items().isEmpty()) {
      return List.of();
    }
    disk.require();
    String topic = Topics.inbox(participants.get(submissions.participant()).id());
    lost.refuse(topic);
    return submissions.items().stream().map(item -> record(topic, item, exchange)).toList();
  }

  /**
   * The receipt ids, in the order of the submissions; known because Kafka has acknowledged every
   * one.
   */
  public List<UUID> receiptIds(Exchange exchange) {
    List<?> places = exchange.getMessage().getHeader(KafkaConstants.KAFKA_RECORD_META, List.class);
    List<RecordMetadata> records = places.stream().map(RecordMetadata.class::cast).toList();
    records.forEach(place -> quota.countReceipts(Topics.participantOf(place.topic()), 1));
    return records.stream()
        .map(place -> Receipt.idOf(place.topic(), place.partition(), place.offset()))
        .toList();
  }

  /** One Kafka record per submission that an edge refused, for {@code nov.rejected}. */
  public List<Message> rejections(List<Rejection> refused, Exchange exchange) throws NoRoom {
    if (!refused.isEmpty()) {
      disk.require();
    }
    return refused.stream()
        .map(
            rejection -> {
              Message message = new DefaultMessage(exchange.getContext());
              message.setHeader(KafkaConstants.KEY, utf8(rejection.id().toString()));
              rejection.toHeaders().forEach((name, text) -> message.setHeader(name, utf8(text)));
              message.setBody(rejection.kept());
              return message;
            })
        .toList();
  }

  /** When they are kept; those without content say little, and may come from strangers' mails. */
  public void kept(@Variable("refused") List<Rejection> refused) {
    refused.stream()
        .filter(rejection -> rejection.content() != null && rejection.content().length > 0)
        .forEach(rejection -> quota.countReceipts(rejection.participant(), 1));
  }

  private Message record(String topic, ToInbox.Item item, Exchange exchange) {
    Message message = new DefaultMessage(exchange.getContext());
    message.setHeader(KafkaConstants.OVERRIDE_TOPIC, topic);
    message.setHeader(QuotaMark.HEADER, utf8(mark.word()));
    item.headers().forEach((name, text) -> message.setHeader(name, utf8(text)));
    message.setBody(item.body());
    return message;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
