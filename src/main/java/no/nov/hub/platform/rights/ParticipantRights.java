package no.nov.hub.platform.rights;

import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a participant may do: write its inbox, read its receipts and what is shared. Idempotent
 * producers, the default, need no more than the right to write.
 */
public final class ParticipantRights {

  private static final List<String> SHARED =
      List.of(
          Topics.MEMBERSHIP, Topics.EVENTS, Topics.POSITIONS, Topics.STATISTICS, Topics.STATEMENTS);

  private ParticipantRights() {}

  /**
   * @param principal who acts for the participant, such as {@code User:ANONYMOUS}
   */
  public static Stream<AclBinding> onTopics(String principal, String participant) {
    Stream<String> read = Stream.concat(SHARED.stream(), Stream.of(Topics.receipts(participant)));
    return Stream.concat(
        write(principal, participant),
        read.flatMap(
            topic -> Grant.topic(topic).to(principal, AclOperation.READ, AclOperation.DESCRIBE)));
  }

  /**
   * Consumer groups whose names begin with the participant's id and a dot: no id has a dot, so the
   * groups of {@code asker} are never those of {@code asker-nord}.
   */
  static Stream<AclBinding> onGroups(String principal, String participant) {
    return Grant.all(ResourceType.GROUP, participant + ".")
        .to(principal, AclOperation.READ, AclOperation.DESCRIBE);
  }

  static Stream<AclBinding> write(String principal, String participant) {
    return Grant.topic(Topics.inbox(participant))
        .to(principal, AclOperation.WRITE, AclOperation.DESCRIBE);
  }
}
