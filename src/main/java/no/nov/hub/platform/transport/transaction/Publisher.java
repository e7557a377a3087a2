package no.nov.hub.platform.transport.transaction;

import java.util.List;
import no.nov.hub.platform.transport.Batch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes a batch's records together with its offsets, all or nothing. Whoever has begun and
 * cannot commit closes it, so that nothing stays open.
 */
public interface Publisher extends AutoCloseable {

  /** True while all that was begun is settled; false at first and after a failure. */
  boolean isOpen();

  /**
   * Settles whatever was left open, so that what stands on the topics afterwards is all there is.
   */
  void open();

  /**
   * Sends the batch's offsets on their way, while its records are still being made. Called on the
   * consumer's thread.
   */
  void begin(Batch batch);

  /** Sends some of the records of what was begun on their way. */
  void send(List<ProducerRecord<byte[], byte[]>> records);

  /**
   * Ends what was begun.
   *
   * @return where each record went, in the order sent
   */
  List<RecordMetadata> commit();

  @Override
  void close();
}
