package no.nov.hub.intake.user;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Reason;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds people, gives them roles and takes them away; each deed is in the audit. */
@Service
public class Users {

  private final UserTables tables;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final Clock clock;

  Users(UserTables tables, TransactionTemplate transactions, AuditLog audit, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<User> find(UUID id) {
    return tables.find(id);
  }

  /**
   * @param address in standard form
   */
  public Optional<User> ofAddress(String address) {
    return tables.ofAddress(address);
  }

  /** By name. */
  public List<User> all() {
    return tables.all();
  }

  /** Whether somebody runs the hub, now or from some day on. */
  public boolean hasOperator() {
    return rolesFor(null).stream().anyMatch(role -> role.role() == Role.OPERATOR);
  }

  /** What the user may do today. */
  public List<GivenRole> rolesNow(UUID user) {
    LocalDate today = LocalDate.now(clock);
    return tables.roles(user).stream().filter(role -> role.isHeldOn(today)).toList();
  }

  /** All that are not over; those to come too. */
  public List<GivenRole> rolesFor(String participant) {
    LocalDate today = LocalDate.now(clock);
    return tables.rolesFor(participant).stream().filter(role -> !role.isOver(today)).toList();
  }

  /**
   * As {@link #add(User, List, Actor)}.
   *
   * @param who of the hub itself adds the user
   */
  public List<Reason> add(User user, List<GivenRole> roles, String who) {
    return add(user, roles, Actor.hub(who));
  }

  /**
   * All of it or nothing.
   *
   * @return why not, if somebody has the address already or a role does not fit
   */
  public List<Reason> add(User user, List<GivenRole> roles, Actor by) {
    List<Reason> unfit = roles.stream().flatMap(role -> UserReasons.unfit(role).stream()).toList();
    if (!unfit.isEmpty()) {
      return unfit;
    }
    try {
      return addNow(user, roles, by);
    } catch (DuplicateKeyException e) {
      // Two at once.
      return List.of(UserReasons.ADDRESS_TAKEN);
    }
  }

  private List<Reason> addNow(User user, List<GivenRole> roles, Actor by) {
    return transactions.execute(
        status -> {
          if (tables.ofAddress(user.address()).isPresent()) {
            return List.of(UserReasons.ADDRESS_TAKEN);
          }
          tables.add(user, clock.instant());
          roles.forEach(role -> tables.give(role, by.who(), clock.instant()));
          audit.note(concerning(roles, by), "user added", user.mark());
          roles.forEach(role -> noteGiven(role, by));
          return List.of();
        });
  }

  /** Whoever looks for what was done for a participant finds its people. */
  static Actor concerning(List<GivenRole> roles, Actor by) {
    return roles.stream()
        .map(GivenRole::participant)
        .filter(Objects::nonNull)
        .findFirst()
        .map(by::concerning)
        .orElse(by);
  }

  /** The user reads this language from now on. */
  public void speak(User user, Language language) {
    tables.change(new User(user.id(), user.name(), user.address(), language));
  }

  /**
   * @return why not, if the role does not fit what it is for, or the user has it
   */
  public Optional<Reason> give(GivenRole role, Actor by) {
    Optional<Reason> unfit = UserReasons.unfit(role);
    if (unfit.isPresent()) {
      return unfit;
    }
    if (isHeld(role)) {
      return Optional.of(UserReasons.ROLE_HELD);
    }
    transactions.executeWithoutResult(
        status -> {
          tables.give(role, by.who(), clock.instant());
          noteGiven(role, by);
        });
    return Optional.empty();
  }

  private boolean isHeld(GivenRole role) {
    LocalDate today = LocalDate.now(clock);
    return tables.roles(role.userId()).stream()
        .anyMatch(other -> !other.isOver(today) && other.isLike(role));
  }

  private void noteGiven(GivenRole role, Actor by) {
    audit.note(by.concerning(role.participant()), "role given", subject(role));
  }

  /** All roles, those that are over too. */
  public List<GivenRole> roles(UUID user) {
    return tables.roles(user);
  }

  /** Why the user cannot go: somebody has to run the hub and to manage each participant. */
  public List<Reason> hindrances(UUID user) {
    return tables.roles(user).stream().filter(this::isLast).map(UserReasons::last).toList();
  }

  /** Whether the user was there at that moment. */
  public boolean wasThere(UUID user, Instant moment) {
    return tables.createdAt(user).isBefore(moment);
  }

  /** As if the user had never been; only what the audit names by a mark stays. */
  public void forget(UUID user) {
    tables.delete(user);
  }

  /**
   * Ends a role with the day before today, so that it works from the next request on.
   *
   * @return why not: there must always be an operator, and a manager where there was one
   */
  public Optional<Reason> takeAway(UUID roleId, Actor by) {
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    return transactions.execute(
        status -> {
          tables.lockRoles();
          Optional<GivenRole> found = tables.findRole(roleId);
          if (found.isEmpty()) {
            return Optional.of(UserReasons.UNKNOWN_ROLE);
          }
          GivenRole role = found.get();
          if (role.isOver(yesterday.plusDays(1))) {
            return Optional.of(UserReasons.UNKNOWN_ROLE);
          }
          if (isLast(role)) {
            return Optional.of(UserReasons.last(role));
          }
          tables.end(roleId, yesterday);
          audit.note(by.concerning(role.participant()), "role taken away", subject(role));
          return Optional.empty();
        });
  }

  /** For a participant that takes part no longer: nobody has to manage it any more. */
  public void endAllFor(String participant, Actor by) {
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    transactions.executeWithoutResult(
        status -> {
          tables.lockRoles();
          for (GivenRole role : rolesFor(participant)) {
            tables.end(role.id(), yesterday);
            audit.note(by.concerning(participant), "role taken away", subject(role));
          }
        });
  }

  /** Whether nobody else holds it today, though somebody has to. */
  private boolean isLast(GivenRole role) {
    LocalDate today = LocalDate.now(clock);
    boolean mustBeHeld = role.role() == Role.OPERATOR || role.role() == Role.MANAGER;
    return mustBeHeld
        && role.isHeldOn(today)
        && tables.rolesFor(role.participant()).stream()
            .filter(other -> other.role() == role.role() && other.isHeldOn(today))
            .allMatch(other -> other.userId().equals(role.userId()));
  }

  private static String subject(GivenRole role) {
    String forWhom = role.participant() == null ? "hub" : role.participant();
    return "%s for %s: user/%s".formatted(role.role(), forWhom, role.userId());
  }
}
