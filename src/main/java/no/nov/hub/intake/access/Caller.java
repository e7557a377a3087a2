package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who asks, whatever they logged in with. Controllers get it as an argument. */
public final class Caller {

  enum Role {
    OPERATOR,
    PARTICIPANT
  }

  /** Without a login. */
  static final Caller STRANGER = withoutRights("stranger");

  private final String who;
  private final Participant participant;
  private final Set<Role> roles;
  private final List<String> owners;

  private Caller(String who, Participant participant, Set<Role> roles, List<String> owners) {
    this.who = who;
    this.participant = participant;
    this.roles = roles;
    this.owners = owners;
  }

  static Caller operator() {
    return new Caller(Keys.OPERATOR, null, Set.of(Role.OPERATOR), List.of());
  }

  static Caller participant(Participant participant, Nov nov) {
    List<String> owners =
        Stream.of(participant.id(), nov.id())
            .filter(owner -> nov.maySpeakFor(participant, owner))
            .toList();
    return new Caller(participant.id(), participant, Set.of(Role.PARTICIPANT), owners);
  }

  /** A login that gives no rights, such as the key of one who is no longer a participant. */
  static Caller withoutRights(String who) {
    return new Caller(who, null, Set.of(), List.of());
  }

  /** Who was let in with a request. Controllers have it as an argument; this is for filters. */
  public static Caller of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication login
            && login.getPrincipal() instanceof Caller caller
        ? caller
        : STRANGER;
  }

  /** As the audit names it. What it may do is not told by that. */
  public String who() {
    return who;
  }

  /** The participant it belongs to. None for the operator and for strangers. */
  public Optional<Participant> findParticipant() {
    return Optional.ofNullable(participant);
  }

  /**
   * @throws IllegalStateException if there is none; the rules for paths let no such caller through
   */
  public Participant participant() {
    return findParticipant()
        .orElseThrow(() -> new IllegalStateException("The caller is not a participant"));
  }

  /** For whom room for a body is taken; empty for a stranger. */
  Optional<String> sender() {
    return this == STRANGER
        ? Optional.empty()
        : Optional.of(findParticipant().map(Participant::id).orElse(who));
  }

  /** The ids of those it may speak for: the participant, and NOV if that is its secretary. */
  public List<String> owners() {
    return owners;
  }

  public boolean maySpeakFor(String owner) {
    return owners.contains(owner);
  }

  /** As Spring Security carries it through a request. */
  Authentication authentication() {
    return UsernamePasswordAuthenticationToken.authenticated(
        this,
        null,
        roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList());
  }

  @Override
  public String toString() {
    return who;
  }
}
