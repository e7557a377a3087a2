package no.nov.hub.intake.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes passkeys, takes them as a way in, and ends them; each deed is in the audit. */
@Service
public class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

  private static final JsonMapper OPTIONS =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private final RelyingParty hub;
  private final Challenges challenges;
  private final PasskeyTables tables;
  private final Users users;
  private final TransactionTemplate transactions;
  private final AuditLog audit;

  Passkeys(
      RelyingParty hub,
      Challenges challenges,
      PasskeyTables tables,
      Users users,
      TransactionTemplate transactions,
      AuditLog audit) {
    this.hub = hub;
    this.challenges = challenges;
    this.tables = tables;
    this.users = users;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * @param user null if refused
   * @param refused null if not
   */
  public record Used(User user, PasskeyRefusal refused) {}

  /**
   * @param host under which the page was asked for
   */
  public boolean areOffered(String host) {
    return hub.isOffered(host);
  }

  /**
   * Asks for any passkey of this hub; whose it is, it says itself.
   *
   * @param window secret of the window that asks
   * @return as a browser takes it
   */
  public String askToUse(String window) {
    return OPTIONS.writeValueAsString(
        hub.about(challenges.ask(window, null))
            .createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(null)));
  }

  /**
   * @param answer of the browser
   */
  public Used use(String window, String answer) {
    try {
      var shown = PasskeyAnswers.use(answer);
      Bytes challenge = spent(shown, window, null);
      return new Used(transactions.execute(status -> verified(challenge, shown)), null);
    } catch (CopiedPasskeyException | MaliciousCounterValueException e) {
      return new Used(null, copied(answer));
    } catch (IllegalArgumentException | WebAuthnException | JacksonException e) {
      return new Used(null, invalid(e));
    }
  }

  private User verified(
      Bytes challenge, PublicKeyCredential<AuthenticatorAssertionResponse> shown) {
    var operations = hub.about(challenge);
    PublicKeyCredentialUserEntity owner =
        operations.authenticate(
            new RelyingPartyAuthenticationRequest(
                operations.createCredentialRequestOptions(
                    new ImmutablePublicKeyCredentialRequestOptionsRequest(null)),
                shown));
    if (!owner.getId().equals(shown.getResponse().getUserHandle())) {
      throw new IllegalArgumentException("The passkey is another user's than it says");
    }
    return users.find(UserHandles.user(owner.getId())).orElseThrow();
  }

  /** Its owner has to know: somebody else may have it too. */
  private PasskeyRefusal copied(String answer) {
    var record = tables.findByCredentialId(PasskeyAnswers.use(answer).getRawId());
    String mark = "user/" + UserHandles.user(record.getUserEntityUserId());
    audit.note(mark, "passkey refused", "its count of signatures did not grow");
    LOG.warn("A passkey of {} may have been copied, and was refused", mark);
    return PasskeyRefusal.COPIED;
  }

  /**
   * Asks for a new passkey of the user.
   *
   * @param window secret of the window that asks
   * @return as a browser takes it
   */
  public String askToMake(User user, String window) {
    return OPTIONS.writeValueAsString(
        hub.about(challenges.ask(window, user.id()))
            .createPublicKeyCredentialCreationOptions(optionsFor(user)));
  }

  /**
   * @param name as the user calls it
   * @param answer of the browser
   * @return why not
   */
  public Optional<PasskeyRefusal> make(User user, String window, String name, String answer) {
    try {
      var made = PasskeyAnswers.make(answer);
      Bytes challenge = spent(made, window, user.id());
      transactions.executeWithoutResult(status -> add(user, challenge, name, made));
      return Optional.empty();
    } catch (IllegalArgumentException
        | WebAuthnException
        | JacksonException
        | DuplicateKeyException e) {
      return Optional.of(invalid(e));
    }
  }

  private void add(
      User user,
      Bytes challenge,
      String name,
      PublicKeyCredential<AuthenticatorAttestationResponse> made) {
    var operations = hub.about(challenge);
    operations.registerCredential(
        new ImmutableRelyingPartyRegistrationRequest(
            operations.createPublicKeyCredentialCreationOptions(optionsFor(user)),
            new RelyingPartyPublicKey(made, name)));
    audit.note(user.mark(), "passkey made", user.mark());
  }

  private static ImmutablePublicKeyCredentialCreationOptionsRequest optionsFor(User user) {
    Authentication login =
        UsernamePasswordAuthenticationToken.authenticated(user.mark(), null, List.of());
    return new ImmutablePublicKeyCredentialCreationOptionsRequest(login);
  }

  /** Whatever is wrong with the answer, nobody can try with this challenge again. */
  private Bytes spent(PublicKeyCredential<?> answer, String window, UUID user) {
    Bytes challenge = PasskeyAnswers.challenge(answer);
    if (!challenges.spend(challenge, window, user)) {
      throw new IllegalArgumentException("Nobody asked for this here and lately");
    }
    return challenge;
  }

  private static PasskeyRefusal invalid(RuntimeException e) {
    LOG.debug("A passkey was refused: {}", e.getClass().getSimpleName());
    return PasskeyRefusal.INVALID;
  }

  /** The oldest first. */
  public List<Passkey> of(User user) {
    return tables.of(user.id());
  }

  /** False if the user has no such passkey. */
  public boolean remove(User user, UUID passkey) {
    return transactions.execute(
        status -> {
          boolean removed = tables.remove(user.id(), passkey);
          if (removed) {
            audit.note(user.mark(), "passkey removed", user.mark());
          }
          return removed;
        });
  }

  /** All of a user who is forgotten. */
  public void forget(UUID user) {
    tables.forget(user);
  }

  /** Called by the route. */
  public void forgetChallenges() {
    challenges.forget();
  }
}
