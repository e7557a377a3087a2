package no.nov.hub.platform.rights;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** The account of one participant on a broker that asks who one is. */
public final class ParticipantAccount {

  private final Admin admin;
  private final String participant;

  public ParticipantAccount(Admin admin, String participant) {
    this.admin = admin;
    this.participant = participant;
  }

  /**
   * Gives it exactly the rights of a participant, and the password.
   *
   * @return false if the broker asks nobody who one is, so that nobody needs an account
   * @throws KafkaException if the broker refuses or does not answer
   */
  public boolean give(String password) throws InterruptedException {
    String principal = Accounts.principal(participant);
    try {
      await(
          admin
              .createAcls(
                  Stream.concat(
                          ParticipantRights.onTopics(principal, participant),
                          ParticipantRights.onGroups(principal, participant))
                      .toList())
              .all());
    } catch (SecurityDisabledException e) {
      return false;
    }
    change(
        List.of(new UserScramCredentialUpsertion(participant, SettlingAccounts.LOGIN, password)));
    return true;
  }

  /**
   * Takes rights and password away; whoever is logged on can do nothing from then on.
   *
   * @throws KafkaException if the broker refuses or does not answer
   */
  public void take() throws InterruptedException {
    try {
      await(
          admin
              .deleteAcls(
                  List.of(
                      new AclBindingFilter(
                          ResourcePatternFilter.ANY,
                          new AccessControlEntryFilter(
                              Accounts.principal(participant),
                              null,
                              AclOperation.ANY,
                              AclPermissionType.ANY))))
              .all());
    } catch (SecurityDisabledException e) {
      return;
    }
    change(passwords());
  }

  private List<UserScramCredentialAlteration> passwords() throws InterruptedException {
    try {
      return await(
              admin.describeUserScramCredentials(List.of(participant)).description(participant))
          .credentialInfos()
          .stream()
          .<UserScramCredentialAlteration>map(
              login -> new UserScramCredentialDeletion(participant, login.mechanism()))
          .toList();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  private void change(List<UserScramCredentialAlteration> changes) throws InterruptedException {
    if (!changes.isEmpty()) {
      await(admin.alterUserScramCredentials(changes).all());
    }
  }

  private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    }
  }
}
