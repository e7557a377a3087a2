package no.nov.hub.intake.login;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import no.nov.hub.intake.access.RefusedEntries;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ways in by mail: a code for the window that asked, and a link beside it. Both work once and for
 * ten minutes.
 *
 * <p>Who asks is answered before anything is looked up, so neither words nor time tell whether
 * somebody has the address. For the same reason the request of an unknown address is kept too.
 */
@Service
public class LoginRequests {

  static final Duration WORKS_FOR = Duration.ofMinutes(10);

  /**
   * How many an address may have in an hour from browsers that it is not known in, and from each
   * that it is.
   */
  static final int AN_HOUR = 5;

  private static final Logger LOG = LoggerFactory.getLogger(LoginRequests.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_WAITING = 1000;

  private final LoginTables tables;
  private final Users users;
  private final LoginMail mail;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final RefusedEntries refused;
  private final Clock clock;
  private final PlaceLimits limits;
  private final ThreadPoolExecutor behind =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> new Thread(work, "login-requests"));

  LoginRequests(
      LoginTables tables,
      Users users,
      LoginMail mail,
      TransactionTemplate transactions,
      AuditLog audit,
      RefusedEntries refused,
      Clock clock) {
    this.tables = tables;
    this.users = users;
    this.mail = mail;
    this.transactions = transactions;
    this.audit = audit;
    this.refused = refused;
    this.clock = clock;
    this.limits = new PlaceLimits(clock);
  }

  @PreDestroy
  void stop() {
    behind.shutdownNow();
  }

  /**
   * @param address in standard form
   * @param browser what the browser was given when somebody logged in with it; null if nothing
   * @param by whoever asks, for the audit
   * @return the secret of this window, which the code needs; none if so many ask, from there or
   *     everywhere, that this one is not served
   */
  public Optional<String> ask(String address, String browser, Actor by) {
    if (!limits.mayAsk(by.origin())) {
      return Optional.empty();
    }
    String window = Secrets.random();
    try {
      behind.execute(() -> write(address, browser, window, by));
      return Optional.of(window);
    } catch (RejectedExecutionException e) {
      LOG.warn("More ask for a way in than the hub can serve; they are told to try again");
      return Optional.empty();
    }
  }

  /** Who got in, and by what. */
  public record Entered(User user, Way way) {}

  private void write(String address, String browser, String window, Actor by) {
    try {
      transactions.executeWithoutResult(status -> writeNow(address, browser, window, by));
    } catch (RuntimeException e) {
      LOG.warn(
          "Who asked for a way in gets no mail, and has to ask again: {}",
          e.getClass().getSimpleName());
    }
  }

  private void writeNow(String address, String browser, String window, Actor by) {
    Instant now = clock.instant();
    Optional<User> user = users.ofAddress(address);
    String known =
        user.filter(p -> browser != null && tables.isKnown(Secrets.hash(browser), p.id(), now))
            .map(p -> Secrets.hash(browser))
            .orElse(null);
    if (tables.askedSince(address, known, now.minus(HOUR)) >= AN_HOUR) {
      return;
    }
    String code = Secrets.code();
    String link = Secrets.random();
    Instant endsAt = now.plus(WORKS_FOR);
    tables.add(
        new LoginRequest(
            UUID.randomUUID(),
            address,
            known,
            Way.LINK,
            Secrets.hash(window),
            Secrets.hash(code, window),
            Secrets.hash(link),
            now,
            endsAt));
    user.ifPresent(
        p -> {
          mail.send(p, code, link, endsAt);
          if (known != null || tables.claimStrangersNote(p.id(), now.minus(DAY), now)) {
            audit.note(by, "code asked for", p.mark());
          }
        });
  }

  /**
   * A way in for somebody who is known, to be handed over at the machine.
   *
   * @return secret word of the link
   */
  public String linkFor(User user) {
    String link = Secrets.random();
    Instant now = clock.instant();
    // No window and no browser has this secret: there is no code, and it counts for no allowance.
    String nobodys = Secrets.hash(Secrets.random());
    tables.add(
        new LoginRequest(
            UUID.randomUUID(),
            user.address(),
            nobodys,
            Way.MACHINE,
            nobodys,
            nobodys,
            Secrets.hash(link),
            now,
            now.plus(WORKS_FOR)));
    return link;
  }

  /** Counts as a try, and works once. */
  public Optional<User> enterCode(String code, String window) {
    Instant now = clock.instant();
    Optional<User> entered = find(code, window, now);
    if (entered.isEmpty()) {
      refused.count(RefusedEntries.Kind.CODE);
    }
    return entered;
  }

  private Optional<User> find(String code, String window, Instant now) {
    return tables
        .tryCode(Secrets.hash(window), now)
        .flatMap(request -> tables.spendCode(request, Secrets.hash(code, window), now))
        .flatMap(spent -> users.ofAddress(spent.address()));
  }

  /** Whose link it is, if it works; spends nothing, since programs open links before people do. */
  public Optional<User> lookAt(String link) {
    return tables.addressOfLink(Secrets.hash(link), clock.instant()).flatMap(users::ofAddress);
  }

  /** Works once. */
  public Optional<Entered> spend(String link) {
    Optional<Entered> entered =
        tables
            .spendLink(Secrets.hash(link), clock.instant())
            .flatMap(
                spent ->
                    users.ofAddress(spent.address()).map(user -> new Entered(user, spent.way())));
    if (entered.isEmpty()) {
      refused.count(RefusedEntries.Kind.LINK);
    }
    return entered;
  }
}
