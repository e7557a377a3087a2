package no.nov.hub.platform.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/**
 * How fast each participant may write, so that a flood is slowed down at the broker before it lies
 * on its disk. A broker knows rates alone: over the time that it looks back on, this one comes to
 * the bytes of a day, so a broker that looks back on a day holds the quota itself, and one that
 * looks back on seconds holds up nobody who sends a day's worth at once.
 */
public final class BrokerQuotas {

  private static final String RATE = "producer_byte_rate";
  private static final long DAY_SECONDS = 24 * 60 * 60;

  private final Admin admin;

  public BrokerQuotas(Admin admin) {
    this.admin = admin;
  }

  /**
   * @param bytesPerDay of each participant, by its id
   * @param left participants of an earlier time, who need none
   * @throws KafkaException if the broker refuses or does not answer
   */
  public void settle(Map<String, Long> bytesPerDay, Collection<String> left)
      throws InterruptedException {
    long window = window();
    List<ClientQuotaAlteration> changes = new ArrayList<>();
    bytesPerDay.forEach(
        (participant, bytes) ->
            // A broker takes whole bytes a second only.
            changes.add(change(participant, Math.ceil((double) bytes / window))));
    left.forEach(participant -> changes.add(change(participant, null)));
    await(admin.alterClientQuotas(changes).all());
  }

  private static ClientQuotaAlteration change(String user, Double bytesPerSecond) {
    return new ClientQuotaAlteration(
        new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user)),
        List.of(new ClientQuotaAlteration.Op(RATE, bytesPerSecond)));
  }

  /** How far brokers look back at least: whole samples, without the one that has just begun. */
  private long window() throws InterruptedException {
    int broker = await(admin.describeCluster().nodes()).iterator().next().id();
    ConfigResource resource =
        new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker));
    Config config = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
    long samples = number(config, "quota.window.num") - 1;
    return Math.max(
        1, Math.min(DAY_SECONDS, samples * number(config, "quota.window.size.seconds")));
  }

  private static long number(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }

  private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
