package no.nov.hub.platform.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Makes passwords and rights on the broker what they are to be, as often as one likes. Accounts
 * that never were a participant's are left alone.
 */
public final class SettlingAccounts {

  static final ScramCredentialInfo LOGIN =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

  private final Admin admin;

  public SettlingAccounts(Admin admin) {
    this.admin = admin;
  }

  /**
   * @param left participants of an earlier time, whose accounts and rights are taken away now
   */
  public record Settled(Set<String> left, int granted, int takenBack) {}

  /**
   * Passwords before rights: one who has left is known by its rights, so these go last and a run
   * that was broken off can be run again.
   *
   * @throws KafkaException if the broker refuses or does not answer
   */
  public Settled settle(Accounts accounts) throws InterruptedException {
    Collection<AclBinding> present = await(admin.describeAcls(AclBindingFilter.ANY).values());
    Set<String> left = left(present, accounts);
    setPasswords(accounts.passwords(), left);
    RightsChange change =
        RightsChange.between(
            present.stream().filter(right -> isOurs(right, accounts, left)).toList(),
            accounts.rights().toList());
    await(admin.deleteAcls(change.surplus()).all());
    await(admin.createAcls(change.missing()).all());
    return new Settled(left, change.missing().size(), change.surplus().size());
  }

  /** Who may write the inbox that bears its own name is, or was, a participant. */
  private static Set<String> left(Collection<AclBinding> present, Accounts accounts) {
    return present.stream()
        .filter(
            right ->
                ParticipantRights.write(right.entry().principal(), user(right))
                    .anyMatch(right::equals))
        .map(SettlingAccounts::user)
        .filter(user -> !accounts.has(user))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOurs(AclBinding right, Accounts accounts, Set<String> left) {
    return right.entry().principal().equals(Accounts.principal(user(right)))
        && (accounts.has(user(right)) || left.contains(user(right)));
  }

  private static String user(AclBinding right) {
    return right.entry().principal().replaceFirst("^User:", "");
  }

  private void setPasswords(Map<String, String> passwords, Set<String> left)
      throws InterruptedException {
    List<UserScramCredentialAlteration> changes = new ArrayList<>();
    passwords.forEach(
        (user, password) -> changes.add(new UserScramCredentialUpsertion(user, LOGIN, password)));
    for (UserScramCredentialsDescription known :
        await(admin.describeUserScramCredentials().all()).values()) {
      if (left.contains(known.name())) {
        known
            .credentialInfos()
            .forEach(
                login ->
                    changes.add(new UserScramCredentialDeletion(known.name(), login.mechanism())));
      }
    }
    await(admin.alterUserScramCredentials(changes).all());
  }

  private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
