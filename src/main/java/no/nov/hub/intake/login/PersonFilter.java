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
import no.nov.hub.intake.people.GivenRole;
import no.nov.hub.intake.people.People;
import no.nov.hub.intake.people.Person;
import no.nov.hub.intake.people.Role;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a person by the session, and what the person may do by the roles of this moment. */
class PersonFilter extends OncePerRequestFilter {

  private final LoginSessions sessions;
  private final People people;
  private final Participants participants;
  private final Nov nov;

  PersonFilter(LoginSessions sessions, People people, Participants participants, Nov nov) {
    this.sessions = sessions;
    this.people = people;
    this.participants = participants;
    this.nov = nov;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<LoginSessions.LoggedIn> login = sessions.of(request);
    Optional<Person> person = login.flatMap(in -> people.find(in.person()));
    if (person.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(caller(person.get(), login.get().participant()).authentication());
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private Caller caller(Person person, String chosen) {
    List<GivenRole> roles = people.rolesNow(person.id());
    List<String> ids = roles.stream().map(GivenRole::participant).filter(Objects::nonNull).toList();
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
    return Caller.person(person, participant, held, nov);
  }
}
