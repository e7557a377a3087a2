package no.nov.hub.platform.embedded;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.nov.hub.platform.rights.RightsChange;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData.ScramCredentialUpsertion;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Authorizer;

/**
 * Settles who may do what, in the controller itself: an Admin client can set no password there, and
 * it would first try the address the controller had at the start before.
 */
final class BrokerAccess {

  private static final int ITERATIONS = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAUSE_MILLIS = 5;

  private final Controller controller;
  private final Authorizer authorizer;

  BrokerAccess(Controller controller, Authorizer authorizer) {
    this.controller = controller;
    this.authorizer = authorizer;
  }

  /** The only voter elects itself; Kafka offers nothing to wait on. */
  void awaitController() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!controller.isActive()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("no controller within " + PATIENCE.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Sets the hub's password anew at every start, so that the one in the file holds whatever became
   * of the file or of the broker's data: neither is lost with the other.
   */
  void setPassword(String user, String password)
      throws GeneralSecurityException, ExecutionException, InterruptedException, TimeoutException {
    AlterUserScramCredentialsRequestData request =
        new AlterUserScramCredentialsRequestData().setUpsertions(List.of(account(user, password)));
    await(controller.alterUserScramCredentials(context(), request))
        .results()
        .forEach(result -> Errors.forCode(result.errorCode()).maybeThrow());
  }

  private static ScramCredentialUpsertion account(String user, String password)
      throws GeneralSecurityException {
    ScramFormatter formatter =
        new ScramFormatter(
            org.apache.kafka.common.security.scram.internals.ScramMechanism.SCRAM_SHA_512);
    byte[] salt = formatter.secureRandomBytes();
    return new ScramCredentialUpsertion()
        .setName(user)
        .setMechanism(ScramMechanism.SCRAM_SHA_512.type())
        .setIterations(ITERATIONS)
        .setSalt(salt)
        .setSaltedPassword(formatter.saltedPassword(password, salt, ITERATIONS));
  }

  /** Makes the rights exactly these: what was granted to one who has left is taken back. */
  void setRights(AclBindingFilter whose, Set<AclBinding> rights)
      throws ExecutionException, InterruptedException, TimeoutException {
    RightsChange change = RightsChange.between(authorizer.acls(whose), rights);
    create(change.missing());
    delete(change.surplus());
  }

  private void create(List<AclBinding> rights)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (AclCreateResult result : await(controller.createAcls(context(), rights))) {
      refuse(result.exception().orElse(null));
    }
  }

  private void delete(List<AclBindingFilter> rights)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (AclDeleteResult result : await(controller.deleteAcls(context(), rights))) {
      refuse(result.exception().orElse(null));
    }
  }

  private static void refuse(ApiException fault) {
    if (fault != null) {
      throw fault;
    }
  }

  private static <T> T await(Future<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static ControllerRequestContext context() {
    return new ControllerRequestContext(
        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
  }
}
