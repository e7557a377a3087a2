package no.nov.hub.intake.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a user by the session, and what the user may do by the roles of this moment. */
class UserFilter extends OncePerRequestFilter {

  private final LoginSessions sessions;
  private final Users users;
  private final Participants participants;
  private final Nov nov;

  UserFilter(LoginSessions sessions, Users users, Participants participants, Nov nov) {
    this.sessions = sessions;
    this.users = users;
    this.participants = participants;
    this.nov = nov;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<LoginSessions.LoggedIn> login = sessions.of(request);
    Optional<User> user = login.flatMap(in -> users.find(in.user()));
    if (user.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(caller(user.get(), login.get().participant()).authentication());
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private Caller caller(User user, String chosen) {
    List<GivenRole> roles = users.rolesNow(user.id());
    List<String> ids =
        roles.stream()
            .map(GivenRole::participant)
            .filter(id -> id != null && participants.find(id).isPresent())
            .toList();
    Participant participant =
        ids.stream()
            .filter(id -> id.equals(chosen) || !ids.contains(chosen))
            .findFirst()
            .flatMap(participants::find)
            .orElse(null);
    Set<Role> held = EnumSet.noneOf(Role.class);
    for (GivenRole role : roles) {
      if (role.participant() == null
          || participant != null && role.participant().equals(participant.id())) {
        held.add(role.role());
      }
    }
    return Caller.user(user, participant, held, nov);
  }
}
