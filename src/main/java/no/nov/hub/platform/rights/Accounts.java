package no.nov.hub.platform.rights;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The accounts that are to be on the broker: the hub's, and one for each participant under its id.
 */
public final class Accounts {

  /** No participant's id has an underscore, so none can take the hub's account. */
  public static final String HUB = "nov_hub";

  private static final String TOPICS = "nov.";
  private static final String GROUPS = "nov-hub-";
  private static final String TRANSACTIONS = "nov-hub-";

  private final String hubPassword;
  private final Map<String, String> participants;
  private final Set<String> others;

  /**
   * @param participants their passwords by their ids
   */
  public Accounts(String hubPassword, Map<String, String> participants) {
    this(hubPassword, participants, Set.of());
  }

  /**
   * @param others participants whose passwords are left as they are
   */
  public Accounts(String hubPassword, Map<String, String> participants, Set<String> others) {
    this.hubPassword = hubPassword;
    this.participants = Map.copyOf(participants);
    this.others = Set.copyOf(others);
  }

  boolean has(String user) {
    return user.equals(HUB) || participants.containsKey(user) || others.contains(user);
  }

  Map<String, String> passwords() {
    Map<String, String> all = new TreeMap<>(participants);
    all.put(HUB, hubPassword);
    return all;
  }

  Stream<AclBinding> rights() {
    return Stream.concat(
        hubRights(),
        Stream.concat(participants.keySet().stream(), others.stream())
            .flatMap(
                participant ->
                    Stream.concat(
                        ParticipantRights.onTopics(principal(participant), participant),
                        ParticipantRights.onGroups(principal(participant), participant))));
  }

  /**
   * The hub owns what bears its name. Besides, it may end the transactions that a broker forgets
   * after a crash (KAFKA-20734), for which Kafka asks the right to alter the cluster, and see where
   * they are open.
   */
  private static Stream<AclBinding> hubRights() {
    return Stream.of(
            Grant.all(ResourceType.TOPIC, TOPICS).to(principal(HUB), AclOperation.ALL),
            Grant.all(ResourceType.GROUP, GROUPS).to(principal(HUB), AclOperation.ALL),
            Grant.all(ResourceType.TRANSACTIONAL_ID, TRANSACTIONS)
                .to(principal(HUB), AclOperation.ALL),
            Grant.topic(Topic.GROUP_METADATA_TOPIC_NAME).to(principal(HUB), AclOperation.READ),
            Grant.cluster().to(principal(HUB), AclOperation.ALTER))
        .flatMap(Function.identity());
  }

  static String principal(String user) {
    return "User:" + user;
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "Accounts" + passwords().keySet();
  }
}
