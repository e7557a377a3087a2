package no.nov.hub.app.user;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.openid.LinkedAccount;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.passkey.Passkey;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonalData;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.message.Reason;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Those who log in: who they are, what they may do, and where they are logged in. */
@Component
@Order(8)
class UserPersons implements PersonalData {

  private final Users users;
  private final LoginSessions sessions;
  private final Passkeys passkeys;
  private final OpenIdLogins accounts;
  private final AuditTrail audit;

  UserPersons(
      Users users,
      LoginSessions sessions,
      Passkeys passkeys,
      OpenIdLogins accounts,
      AuditTrail audit) {
    this.users = users;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.audit = audit;
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return users.ofAddress(address).stream().map(this::entry).toList();
  }

  private Map<String, Object> entry(User user) {
    return Map.of(
        "name",
        user.name(),
        "address",
        user.address(),
        "language",
        user.language().code(),
        "roles",
        users.roles(user.id()).stream().map(UserPersons::role).toList(),
        "passkeys",
        passkeys.of(user).stream().map(UserPersons::passkey).toList(),
        "accounts",
        accounts.of(user).stream().map(UserPersons::account).toList(),
        "deeds",
        audit.of(user.mark()));
  }

  private static String role(GivenRole role) {
    return "%s for %s from %s until %s"
        .formatted(role.role(), role.participant(), role.from(), role.until());
  }

  private static String passkey(Passkey passkey) {
    return "%s made %s last used %s".formatted(passkey.name(), passkey.madeAt(), passkey.usedAt());
  }

  private static String account(LinkedAccount account) {
    return "of %s at %s linked %s last used %s"
        .formatted(account.participant(), account.issuer(), account.linkedAt(), account.usedAt());
  }

  @Override
  public Collection<String> addresses() {
    return users.all().stream().map(User::address).toList();
  }

  @Override
  public Set<String> names(String address) {
    return users.ofAddress(address).map(user -> Set.of(user.name())).orElse(Set.of());
  }

  @Override
  public List<Reason> hindrances(String address) {
    return users.ofAddress(address).map(user -> users.hindrances(user.id())).orElse(List.of());
  }

  @Override
  public int erase(Erasure erasure) {
    List<User> found =
        users.ofAddress(erasure.address()).stream()
            .filter(user -> users.wasThere(user.id(), erasure.at()))
            .toList();
    for (User user : found) {
      sessions.forget(user);
      passkeys.forget(user.id());
      accounts.forget(user.id());
      users.forget(user.id());
    }
    return found.size();
  }
}
