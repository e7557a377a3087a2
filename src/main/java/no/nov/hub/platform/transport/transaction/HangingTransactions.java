package no.nov.hub.platform.transport.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.transaction.TransactionMarkers.Marker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the hub's transactions that Kafka has decided and then forgotten. A broker that comes back
 * after a crash holds a partition without a leader for one that was deleted, leaves out its end
 * marker, and calls the transaction complete (KAFKA-20734). Readers of what is committed, and
 * admission itself, would wait for that marker for ever. It is written here as it was decided.
 */
@Component("hangingTransactions")
public class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
  private static final String OFFSETS = "__consumer_offsets";
  private static final String OWN_TOPICS = "nov.";
  private static final String OWN_TRANSACTIONS = "nov-hub-";
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Set<TransactionState> COMPLETE =
      Set.of(
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT,
          TransactionState.EMPTY);
  private static final Set<TransactionState> DECIDING =
      Set.of(
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private final Broker broker;
  private boolean refused;

  HangingTransactions(Broker broker) {
    this.broker = broker;
  }

  /** The transaction of one producer that is open in one partition. */
  private record Open(TopicPartition partition, ProducerState state) {

    boolean isSameAs(Open other) {
      return partition.equals(other.partition)
          && state.producerId() == other.state.producerId()
          && state
              .currentTransactionStartOffset()
              .equals(other.state.currentTransactionStartOffset());
    }
  }

  public void watch() {
    try {
      end();
      refused = false;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof AuthorizationException && !refused) {
        refused = true;
        LOG.warn(
            "Transactions that Kafka forgets after a crash stay open: {} ({})",
            e.getMessage(),
            e.getCause().getMessage());
      } else {
        LOG.debug("Kafka does not tell its transactions now; asking again later", e);
      }
    }
  }

  /**
   * Also called before a transactional id is taken over, because what was decided under it is not
   * known afterwards.
   *
   * @return false if one is just being decided: ask again in a moment
   * @throws KafkaException if Kafka does not answer, or refuses
   */
  public synchronized boolean end() {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put("default.api.timeout.ms", TIMEOUT_MILLIS);
    properties.put("request.timeout.ms", TIMEOUT_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      List<Open> open = open(admin, partitions(admin));
      if (open.isEmpty()) {
        return true;
      }
      Map<Long, TransactionDescription> decided = transactions(admin);
      boolean settled =
          open.stream().noneMatch(each -> is(DECIDING, decided.get(each.state().producerId())));
      open.removeIf(each -> !is(COMPLETE, decided.get(each.state().producerId())));
      // What was open before its transaction was complete, and is open after it, hangs.
      List<Open> still = open(admin, partitionsOf(open));
      open.removeIf(each -> still.stream().noneMatch(each::isSameAs));
      if (!open.isEmpty()) {
        write(admin, properties, open, decided);
      }
      return settled;
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka does not tell its transactions", e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new KafkaException("Kafka does not tell its transactions in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking for transactions", e);
    }
  }

  private static Set<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    Set<String> names = get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    List<String> own =
        names.stream().filter(n -> n.startsWith(OWN_TOPICS) || n.equals(OFFSETS)).toList();
    return get(admin.describeTopics(own).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .filter(partition -> partition.leader() != null)
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .collect(Collectors.toSet());
  }

  private static Set<TopicPartition> partitionsOf(List<Open> open) {
    return open.stream().map(Open::partition).collect(Collectors.toSet());
  }

  private static List<Open> open(Admin admin, Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    List<Open> open = new ArrayList<>();
    for (Map.Entry<TopicPartition, PartitionProducerState> each :
        get(admin.describeProducers(partitions).all()).entrySet()) {
      each.getValue().activeProducers().stream()
          .filter(state -> state.currentTransactionStartOffset().isPresent())
          .forEach(state -> open.add(new Open(each.getKey(), state)));
    }
    return open;
  }

  private static boolean is(Set<TransactionState> states, TransactionDescription transaction) {
    return transaction != null && states.contains(transaction.state());
  }

  /** The hub's transactions by producer. */
  private static Map<Long, TransactionDescription> transactions(Admin admin)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    List<String> ids =
        get(admin.listTransactions().all()).stream()
            .map(TransactionListing::transactionalId)
            .filter(id -> id.startsWith(OWN_TRANSACTIONS))
            .toList();
    Map<Long, TransactionDescription> byProducer = new HashMap<>();
    get(admin.describeTransactions(ids).all())
        .values()
        .forEach(transaction -> byProducer.put(transaction.producerId(), transaction));
    return byProducer;
  }

  private static void write(
      Admin admin,
      Map<String, Object> properties,
      List<Open> open,
      Map<Long, TransactionDescription> decided)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    var topics =
        get(
            admin
                .describeTopics(open.stream().map(o -> o.partition().topic()).distinct().toList())
                .allTopicNames());
    for (Open each : open) {
      TransactionDescription transaction = decided.get(each.state().producerId());
      Marker marker =
          new Marker(
              each.partition(),
              each.state().producerId(),
              each.state().producerEpoch(),
              transaction.producerEpoch(),
              each.state().coordinatorEpoch().orElse(0),
              isCommitted(each.state(), transaction));
      TransactionMarkers.write(
          topics
              .get(each.partition().topic())
              .partitions()
              .get(each.partition().partition())
              .leader(),
          properties,
          marker);
      LOG.warn(
          "Kafka had forgotten to end a transaction on {} after a crash (KAFKA-20734); it is {} now, as it was decided",
          each.partition(),
          marker.commit() ? "committed" : "aborted");
    }
  }

  /**
   * What the id's last transaction came to. One before that was committed, since its producer went
   * on. An empty one was taken over while open, and so aborted: a decided one is ended here first.
   */
  static boolean isCommitted(ProducerState open, TransactionDescription transaction) {
    boolean last = open.producerEpoch() >= transaction.producerEpoch() - 1;
    return switch (transaction.state()) {
      case COMPLETE_COMMIT -> true;
      case COMPLETE_ABORT -> !last;
      default -> false;
    };
  }

  private static <T> T get(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    return future.get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }
}
