package no.nov.hub.platform.transport.transaction;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Writes the end of a transaction into a partition, as its coordinator should have. Kafka's Admin
 * can only abort one ({@code abortTransaction}); this is the same request with either end. It needs
 * the right {@code ALTER} on the cluster.
 */
final class TransactionMarkers {

  private static final String CLIENT_ID = "nov-hub-markers";
  private static final int IDLE_MILLIS = 30_000;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Since when each transaction has an epoch of its own, and its marker the next one (KIP-890). */
  private static final short EPOCH_EACH = 2;

  private TransactionMarkers() {}

  /**
   * @param epoch of the records that are open
   * @param coordinatorsEpoch what the coordinator has for the producer now
   */
  record Marker(
      TopicPartition partition,
      long producerId,
      int epoch,
      int coordinatorsEpoch,
      int coordinatorEpoch,
      boolean commit) {

    WriteTxnMarkersRequest.Builder request() {
      boolean epochEach = epoch < coordinatorsEpoch;
      return new WriteTxnMarkersRequest.Builder(
          List.of(
              new WriteTxnMarkersRequest.TxnMarkerEntry(
                  producerId,
                  (short) (epochEach ? epoch + 1 : epoch),
                  coordinatorEpoch,
                  commit ? TransactionResult.COMMIT : TransactionResult.ABORT,
                  List.of(partition),
                  epochEach ? EPOCH_EACH : 0)));
    }
  }

  /**
   * @param leader of the partition
   * @throws KafkaException if the marker was not, or not certainly, written
   */
  static void write(Node leader, Map<String, Object> properties, Marker marker) {
    try (KafkaClient client = client(leader, properties)) {
      if (!NetworkClientUtils.awaitReady(client, leader, Time.SYSTEM, TIMEOUT_MILLIS)) {
        throw new KafkaException("The leader of %s does not answer".formatted(marker.partition()));
      }
      ClientResponse response =
          NetworkClientUtils.sendAndReceive(
              client,
              client.newClientRequest(
                  leader.idString(), marker.request(), Time.SYSTEM.milliseconds(), true),
              Time.SYSTEM);
      Errors error =
          ((WriteTxnMarkersResponse) response.responseBody())
              .errorsByProducerId()
              .get(marker.producerId())
              .get(marker.partition());
      if (error != Errors.NONE) {
        throw new KafkaException(
            "The end of a transaction on %s could not be written. If the hub may not, give it the right ALTER on the cluster"
                .formatted(marker.partition()),
            error.exception());
      }
    } catch (IOException e) {
      throw new KafkaException("The leader of %s does not answer".formatted(marker.partition()), e);
    }
  }

  private static KafkaClient client(Node leader, Map<String, Object> properties) {
    LogContext log = new LogContext();
    Selector selector =
        new Selector(
            IDLE_MILLIS,
            new Metrics(),
            Time.SYSTEM,
            CLIENT_ID,
            ClientUtils.createChannelBuilder(new AdminClientConfig(properties), Time.SYSTEM, log),
            log);
    return new NetworkClient(
        selector,
        new ManualMetadataUpdater(List.of(leader)),
        CLIENT_ID,
        1,
        0,
        0,
        BUFFER_BYTES,
        BUFFER_BYTES,
        TIMEOUT_MILLIS,
        TIMEOUT_MILLIS,
        TIMEOUT_MILLIS,
        Time.SYSTEM,
        true,
        new ApiVersions(),
        log,
        MetadataRecoveryStrategy.NONE);
  }
}
