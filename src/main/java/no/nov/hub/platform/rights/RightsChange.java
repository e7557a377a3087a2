package no.nov.hub.platform.rights;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** What has to be granted and taken back so that the rights are exactly those that are wanted. */
public record RightsChange(List<AclBinding> missing, List<AclBindingFilter> surplus) {

  public static RightsChange between(Iterable<AclBinding> present, Collection<AclBinding> wanted) {
    Set<AclBinding> missing = new HashSet<>(wanted);
    Set<AclBinding> surplus = new HashSet<>();
    for (AclBinding right : present) {
      if (!missing.remove(right)) {
        surplus.add(right);
      }
    }
    return new RightsChange(
        List.copyOf(missing), surplus.stream().map(AclBinding::toFilter).toList());
  }
}
