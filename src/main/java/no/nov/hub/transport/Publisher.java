package no.nov.hub.transport;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes a batch's records together with its offsets, all or nothing. */
public interface Publisher extends AutoCloseable {

  /** True while what was published last is settled; false at first and after a failure. */
  boolean isOpen();

  /**
   * Settles whatever was left open, so that what stands on the topics afterwards is all there is.
   */
  void open();

  /**
   * @return where each record went, in the order given
   */
  List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records, Batch batch);

  @Override
  void close();
}
