package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of one account, made when first asked for. */
public final class BrokerClients implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Map<String, Object> account;
  private final List<AutoCloseable> open = new ArrayList<>();
  private Producer<String, String> producer;

  private BrokerClients(Map<String, Object> account) {
    this.account = account;
  }

  public static EmbeddedBroker.Settings settings(Path directory) {
    return new EmbeddedBroker.Settings(
        directory.resolve("kafka"), directory.resolve("secrets"), 0, List.of("drammen", "asker"));
  }

  public static BrokerClients hub(EmbeddedBroker broker) {
    return new BrokerClients(broker.clientProperties());
  }

  static BrokerClients anonymous(EmbeddedBroker broker) {
    return new BrokerClients(Map.of("bootstrap.servers", broker.openBootstrapServers()));
  }

  public static BrokerClients of(Map<String, Object> account) {
    return new BrokerClients(account);
  }

  public static ProducerRecord<String, String> message(String topic, String value) {
    return new ProducerRecord<>(topic, "key", value);
  }

  Producer<String, String> producer() {
    if (producer == null) {
      producer = producer(Map.of());
    }
    return producer;
  }

  public Producer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> settings = settings(more);
    settings.put("max.block.ms", 10_000);
    return kept(new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()));
  }

  public Consumer<String, String> consumer(Map<String, Object> more) {
    Map<String, Object> settings = settings(more);
    settings.put("auto.offset.reset", "earliest");
    return kept(new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer()));
  }

  public Admin admin() {
    return kept(Admin.create(settings(Map.of())));
  }

  public void createTopic(String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    admin()
        .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public void write(String topic, String value)
      throws ExecutionException, InterruptedException, TimeoutException {
    producer().send(message(topic, value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** All values that stand on the topic now. */
  public List<String> read(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    Consumer<String, String> consumer = consumer(Map.of());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
    List<String> values = new ArrayList<>();
    while (consumer.position(partition, PATIENCE) < end) {
      consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
    }
    return values;
  }

  private Map<String, Object> settings(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(account);
    settings.putAll(more);
    return settings;
  }

  private <T extends AutoCloseable> T kept(T client) {
    open.add(client);
    return client;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable client : open) {
      client.close();
    }
  }
}
