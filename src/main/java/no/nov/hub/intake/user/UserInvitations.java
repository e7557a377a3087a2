package no.nov.hub.intake.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invites people by mail. Whoever opens the link shows that the mail reached them, as a code would;
 * it works once, and for a fortnight.
 */
@Component("userInvitations")
public class UserInvitations {

  static final Duration WORKS_FOR = Duration.ofDays(14);

  private final UserInvitationTables tables;
  private final Users users;
  private final UserMail mail;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final Clock clock;

  UserInvitations(
      UserInvitationTables tables,
      Users users,
      UserMail mail,
      TransactionTemplate transactions,
      AuditLog audit,
      Clock clock) {
    this.tables = tables;
    this.users = users;
    this.mail = mail;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param link secret word of the link, to be handed over by other means than mail too; null if
   *     there is none
   * @param invitation null for one who was there already
   * @param refused why nobody was invited
   */
  public record Sent(String link, UserInvitation invitation, List<Reason> refused) {

    /** The link lets in. */
    @Override
    public String toString() {
      return "Sent[]";
    }
  }

  /**
   * Adds the user with the roles, and mails the link. Somebody of this name and address who is
   * there already gets the roles, and is told; a link would let whoever copies it act as somebody
   * who may have roles elsewhere.
   */
  public Sent invite(User user, List<GivenRole> roles, String link, Actor by) {
    Optional<User> there =
        users.ofAddress(user.address()).filter(other -> other.name().equalsIgnoreCase(user.name()));
    return transactions.execute(
        status ->
            there.isPresent() ? give(there.get(), roles, link, by) : add(user, roles, link, by));
  }

  private Sent add(User user, List<GivenRole> roles, String link, Actor by) {
    List<Reason> refused = users.add(user, roles, by);
    return refused.isEmpty() ? send(user, roles, link, by) : new Sent(null, null, refused);
  }

  private Sent give(User user, List<GivenRole> roles, String link, Actor by) {
    List<GivenRole> own = roles.stream().map(role -> role.to(user.id())).toList();
    List<Reason> refused = own.stream().flatMap(role -> users.give(role, by).stream()).toList();
    if (!refused.isEmpty()) {
      return new Sent(null, null, refused);
    }
    if (tables.find(user.id()).filter(waiting -> !waiting.isAccepted()).isPresent()) {
      // Whoever copied the link of before could otherwise use the new role too.
      send(user, users.rolesNow(user.id()), link, by);
    } else {
      mail.given(user, own, by.who());
    }
    return new Sent(null, null, List.of());
  }

  /**
   * Once more, with another link; the one before works no more.
   *
   * @return empty if there is no such user, or one who has logged in already
   */
  public Optional<Sent> sendAgain(UUID userId, String link, Actor by) {
    return transactions.execute(
        status ->
            tables
                .find(userId)
                .filter(invitation -> !invitation.isAccepted())
                .flatMap(invitation -> users.find(userId))
                .map(user -> send(user, users.rolesNow(userId), link, by)));
  }

  private Sent send(User user, List<GivenRole> roles, String link, Actor by) {
    Instant now = clock.instant();
    UserInvitation invitation =
        new UserInvitation(user.id(), by.who(), now, now.plus(WORKS_FOR), null);
    tables.put(invitation, Json.sha256(link));
    mail.invite(user, roles, invitation, link);
    audit.note(Users.concerning(roles, by), "user invited", user.mark());
    return new Sent(link, invitation, List.of());
  }

  /** Whose it is, if it works; spends nothing, since programs open links before people do. */
  public Optional<User> lookAt(String link) {
    return working(link).flatMap(invitation -> users.find(invitation.userId()));
  }

  /** Works once. */
  public Optional<User> accept(String link) {
    Instant now = clock.instant();
    return working(link)
        .filter(invitation -> tables.accept(invitation.userId(), now))
        .flatMap(invitation -> users.find(invitation.userId()));
  }

  /** Whoever got in by other means needs the link no more. */
  public void hasLoggedIn(UUID user) {
    tables.accept(user, clock.instant());
  }

  private Optional<UserInvitation> working(String link) {
    return tables
        .ofLink(Json.sha256(link))
        .filter(invitation -> invitation.worksAt(clock.instant()));
  }

  /** By user. */
  public Map<UUID, UserInvitation> all() {
    return tables.all();
  }

  /** Called by the route: whoever invited is told once that the link works no more. */
  public void tellLapsed() {
    transactions.executeWithoutResult(
        status ->
            audit.note(
                tables.claimLapsed(clock.instant()).stream()
                    .flatMap(invitation -> tellLapsed(invitation).stream())
                    .toList()));
  }

  private Optional<AuditLog.Act> tellLapsed(UserInvitation invitation) {
    Optional<User> found = users.find(invitation.userId());
    found.ifPresent(user -> mail.lapsed(user, invitation));
    return found.map(
        user ->
            new AuditLog.Act(
                Users.concerning(users.roles(user.id()), Actor.hub(Actor.HUB)),
                "invitation lapsed",
                user.mark()));
  }
}
