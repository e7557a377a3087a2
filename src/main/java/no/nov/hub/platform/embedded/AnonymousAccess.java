package no.nov.hub.platform.embedded;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.nov.hub.platform.rights.ParticipantRights;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What those without an account, that is all on this machine, may do: what any participant may, in
 * any consumer group but the hub's.
 */
final class AnonymousAccess {

  private static final String ANONYMOUS = "User:ANONYMOUS";
  private static final String ANY_HOST = "*";
  private static final String HUB_GROUPS = "nov-hub";

  private AnonymousAccess() {}

  /** All there is for anonymous clients; what is not in it is refused. */
  static Set<AclBinding> to(List<String> participants) {
    Set<AclBinding> rights = new HashSet<>();
    participants.forEach(
        participant -> ParticipantRights.onTopics(ANONYMOUS, participant).forEach(rights::add));
    rights.add(right(groups(PatternType.LITERAL, "*"), AclOperation.READ, AclPermissionType.ALLOW));
    rights.add(
        right(groups(PatternType.PREFIXED, HUB_GROUPS), AclOperation.ALL, AclPermissionType.DENY));
    return rights;
  }

  /** Finds whatever anonymous clients were ever granted. */
  static AclBindingFilter filter() {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(ANONYMOUS, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static ResourcePattern groups(PatternType pattern, String name) {
    return new ResourcePattern(ResourceType.GROUP, name, pattern);
  }

  private static AclBinding right(
      ResourcePattern resource, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        resource, new AccessControlEntry(ANONYMOUS, ANY_HOST, operation, permission));
  }
}
