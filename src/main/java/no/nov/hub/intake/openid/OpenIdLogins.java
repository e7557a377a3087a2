package no.nov.hub.intake.openid;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/** Lets people in with accounts of their participant, once they have linked them. */
@Service
public class OpenIdLogins {

  static final Duration WORKS_FOR = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdLogins.class);
  private static final int SECRET_BYTES = 32;

  private final StringKeyGenerator secrets =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES);

  private final OpenIdSettings settings;
  private final Issuers issuers;
  private final OpenIdTables tables;
  private final Users users;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final Clock clock;

  OpenIdLogins(
      OpenIdSettings settings,
      Issuers issuers,
      OpenIdTables tables,
      Users users,
      TransactionTemplate transactions,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.issuers = issuers;
    this.tables = tables;
    this.users = users;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param address of the issuer; null if refused
   * @param refused null if not
   */
  public record Sent(URI address, OpenIdRefusal refused) {}

  /**
   * @param user who is in; null if refused
   * @param participant whose account it is; null if nobody asked
   * @param onward the page to go on to
   * @param refused null if not
   */
  public record Returned(User user, String participant, String onward, OpenIdRefusal refused) {}

  /** By participant. */
  public Map<String, OpenIdProvider> providers() {
    return settings.openid();
  }

  /**
   * Whether a session gives the roles for a participant.
   *
   * @param participant null for the hub itself
   * @param account participant with whose account the user logged in; null if with none
   */
  public boolean counts(String participant, String account) {
    OpenIdProvider provider = participant == null ? null : settings.openid().get(participant);
    return provider == null || !provider.only() || participant.equals(account);
  }

  /**
   * @param participant one that has a provider
   * @param window secret of the window that asks
   * @param user who links an account; null if somebody logs in
   */
  public Sent send(String participant, String window, UUID user, String onward) {
    OpenIdRequest request =
        new OpenIdRequest(
            secrets.generateKey(),
            participant,
            secrets.generateKey(),
            secrets.generateKey(),
            user,
            onward);
    try {
      URI address = issuers.address(request);
      tables.add(request, window, clock.instant().plus(WORKS_FOR));
      return new Sent(address, null);
    } catch (RestClientException | IllegalArgumentException e) {
      LOG.warn("The issuer of {} cannot be used: {}", participant, e.getMessage());
      return new Sent(null, OpenIdRefusal.OUT);
    }
  }

  /**
   * @param asking who is logged in where the browser comes back; null if nobody
   * @param code that the issuer gave; empty if it gave none
   */
  public Returned take(String state, String code, String window, User asking) {
    Instant now = clock.instant();
    Optional<OpenIdRequest> asked = tables.spend(state, window, now);
    if (asked.isEmpty()) {
      return new Returned(null, null, "/", OpenIdRefusal.INVALID);
    }
    OpenIdRequest request = asked.get();
    try {
      String subject = code.isEmpty() ? null : issuers.subject(request, code);
      return subject == null
          ? refused(request, OpenIdRefusal.INVALID)
          : decide(request, subject, asking, now);
    } catch (AuthenticationException | IllegalArgumentException | RestClientException e) {
      LOG.info(
          "The issuer of {} does not vouch for whoever came: {}",
          request.participant(),
          e.getClass().getSimpleName());
      return refused(request, OpenIdRefusal.INVALID);
    }
  }

  private Returned decide(OpenIdRequest request, String subject, User asking, Instant now) {
    String issuer = settings.openid().get(request.participant()).issuer();
    if (request.user() != null) {
      return link(request, issuer, subject, asking, now);
    }
    return tables
        .use(issuer, subject, request.participant(), now)
        .flatMap(users::find)
        .map(user -> new Returned(user, request.participant(), request.onward(), null))
        .orElseGet(() -> refused(request, OpenIdRefusal.UNKNOWN));
  }

  private Returned link(
      OpenIdRequest request, String issuer, String subject, User asking, Instant now) {
    if (asking == null || !asking.id().equals(request.user())) {
      return refused(request, OpenIdRefusal.INVALID);
    }
    try {
      transactions.executeWithoutResult(
          status -> {
            tables.link(issuer, subject, asking.id(), request.participant(), now);
            audit.note(asking.mark(), "account linked", request.participant());
          });
      return new Returned(asking, request.participant(), request.onward(), null);
    } catch (DuplicateKeyException e) {
      return refused(request, OpenIdRefusal.TAKEN);
    }
  }

  private static Returned refused(OpenIdRequest request, OpenIdRefusal why) {
    return new Returned(null, request.participant(), request.onward(), why);
  }

  /** By participant. */
  public List<LinkedAccount> of(User user) {
    return tables.of(user.id());
  }

  /** False if there is none. */
  public boolean unlink(User user, String participant) {
    return transactions.execute(
        status -> {
          boolean unlinked = tables.unlink(user.id(), participant);
          if (unlinked) {
            audit.note(user.mark(), "account unlinked", participant);
          }
          return unlinked;
        });
  }

  /** All of a user who is forgotten. */
  public void forget(UUID user) {
    tables.forget(user);
  }

  /** Called by the route. */
  public void forgetRequests() {
    tables.forget(clock.instant());
  }
}
