package no.nov.hub.platform.transport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.nov.hub.platform.transport.outage.NotTogether;
import no.nov.hub.platform.transport.outage.OutagePause;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/**
 * Topics that were found to have lost their tail while the hub runs, as after an election of an
 * outside Kafka that let a broker lead that lacked records. Who reads them stands still, and nobody
 * is told that they have received anything, until the hub is started anew: when they have grown
 * again, the fault would be there and no longer to be seen.
 */
@Component
public class LostTopics {

  private final OutagePause pause;
  private final Map<String, NotTogether> lost = new ConcurrentHashMap<>();

  public LostTopics(OutagePause pause) {
    this.pause = pause;
  }

  void found(TruncatedTopic tail) {
    lost.computeIfAbsent(tail.topic(), t -> new NotTogether(TruncatedTopic.told(List.of(tail))));
  }

  /** Each group as it comes to such a topic, not only the one that found it. */
  void stopReaders(CamelContext camel, String group, NotTogether fault) {
    pause.stopReaders(camel, group, fault);
  }

  /**
   * @throws NotTogether if the topic is one of them
   */
  public void refuse(String topic) {
    NotTogether fault = lost.get(topic);
    if (fault != null) {
      throw fault;
    }
  }
}
