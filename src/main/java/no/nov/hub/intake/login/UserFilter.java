package no.nov.hub.intake.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a user by the session, and what the user may do by the roles of this moment. */
class UserFilter extends OncePerRequestFilter {

  private final LoginSessions sessions;
  private final Users users;
  private final OpenIdLogins accounts;
  private final Participants participants;
  private final Nov nov;

  UserFilter(
      LoginSessions sessions,
      Users users,
      OpenIdLogins accounts,
      Participants participants,
      Nov nov) {
    this.sessions = sessions;
    this.users = users;
    this.accounts = accounts;
    this.participants = participants;
    this.nov = nov;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<LoginSessions.LoggedIn> login = sessions.of(request);
    Optional<User> user = login.flatMap(in -> users.find(in.user()));
    user.ifPresent(found -> caller(found, login.get(), request).letIn());
    chain.doFilter(request, response);
  }

  /** A participant may ask that its own accounts alone give the roles for it. */
  private Caller caller(User user, LoginSessions.LoggedIn login, HttpServletRequest request) {
    List<GivenRole> roles =
        users.rolesNow(user.id()).stream()
            .filter(role -> accounts.counts(role.participant(), login.account()))
            .toList();
    List<Participant> choices =
        roles.stream()
            .map(GivenRole::participant)
            .filter(Objects::nonNull)
            .distinct()
            .flatMap(id -> participants.find(id).stream())
            .filter(found -> participants.whyClosed(found.id()).isEmpty())
            .toList();
    Participant participant =
        choices.stream()
            .filter(choice -> choice.id().equals(login.participant()))
            .findFirst()
            .orElse(choices.isEmpty() ? null : choices.get(0));
    Set<Role> held = EnumSet.noneOf(Role.class);
    for (GivenRole role : roles) {
      if (role.participant() == null
          || participant != null && role.participant().equals(participant.id())) {
        held.add(role.role());
      }
    }
    return Caller.user(user, choices, participant, held, nov).by(login.way().mark(), request);
  }
}
