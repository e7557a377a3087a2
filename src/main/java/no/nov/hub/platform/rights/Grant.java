package no.nov.hub.platform.rights;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What is allowed on one thing, or on all whose names begin alike, from any machine. */
final class Grant {

  private static final String ANY_HOST = "*";

  private final ResourcePattern resource;

  private Grant(ResourceType type, String name, PatternType pattern) {
    this.resource = new ResourcePattern(type, name, pattern);
  }

  static Grant topic(String name) {
    return new Grant(ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  static Grant cluster() {
    return new Grant(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL);
  }

  static Grant all(ResourceType type, String prefix) {
    return new Grant(type, prefix, PatternType.PREFIXED);
  }

  Stream<AclBinding> to(String principal, AclOperation... operations) {
    return Arrays.stream(operations)
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        principal, ANY_HOST, operation, AclPermissionType.ALLOW)));
  }
}
