package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks, whatever they logged in with: a participant's key, or a person with roles. Controllers
 * get it as an argument.
 */
public final class Caller implements Actor {

  /** What the rules for paths ask for. */
  public enum Kind {
    OPERATOR,
    PARTICIPANT,
    /** Logged in, whether with a role or without. */
    USER
  }

  /** Without a login. */
  static final Caller STRANGER = withoutRights("stranger");

  private final String who;
  private final Participant participant;
  private final User user;
  private final Set<Role> roles;
  private final Set<Kind> kinds;
  private final List<String> owners;
  private final List<Participant> choices;
  private final Set<Scope> scopes;
  private final Entry entry;

  private Caller(
      String who,
      Participant participant,
      User user,
      Set<Role> roles,
      Set<Kind> kinds,
      List<String> owners,
      List<Participant> choices,
      Set<Scope> scopes,
      Entry entry) {
    this.who = who;
    this.participant = participant;
    this.user = user;
    this.roles = roles;
    this.kinds = kinds;
    this.owners = owners;
    this.choices = choices;
    this.scopes = scopes;
    this.entry = entry;
  }

  /**
   * @param way by which it got in
   * @param origin the remote address
   */
  private record Entry(String way, String origin) {

    /** Before a request is told of. */
    static final Entry UNKNOWN = new Entry(null, null);
  }

  static Caller operator(Set<Scope> scopes) {
    return ofKey(Keys.OPERATOR, null, Set.of(Kind.OPERATOR), List.of(), scopes);
  }

  static Caller participant(Participant participant, Nov nov, Set<Scope> scopes) {
    List<String> owners =
        Stream.of(participant.id(), nov.id())
            .filter(owner -> nov.maySpeakFor(participant, owner))
            .toList();
    return ofKey(participant.id(), participant, Set.of(Kind.PARTICIPANT), owners, scopes);
  }

  /**
   * @param choices those for whom the user may act
   * @param participant for whom the user acts now; null if for none
   * @param roles that the user has for that participant now, and those for the hub itself
   */
  public static Caller user(
      User user, List<Participant> choices, Participant participant, Set<Role> roles, Nov nov) {
    Set<Kind> kinds = EnumSet.of(Kind.USER);
    if (participant != null) {
      kinds.add(Kind.PARTICIPANT);
    }
    if (roles.contains(Role.OPERATOR)) {
      kinds.add(Kind.OPERATOR);
    }
    List<String> owners = new ArrayList<>();
    if (participant != null) {
      owners.add(participant.id());
    }
    if (roles.contains(Role.SECRETARY)) {
      owners.add(nov.id());
    }
    return new Caller(
        user.mark(),
        participant,
        user,
        Set.copyOf(roles),
        kinds,
        List.copyOf(owners),
        List.copyOf(choices),
        Set.of(),
        Entry.UNKNOWN);
  }

  /** One that may do nothing: a stranger, or the key of one who is no longer a participant. */
  static Caller withoutRights(String who) {
    return ofKey(who, null, Set.of(), List.of(), Set.of());
  }

  /**
   * Of one who has just shown who it is, for the audit: it has no rights before the next request.
   */
  public static Caller entering(User user) {
    return withoutRights(user.mark());
  }

  private static Caller ofKey(
      String who,
      Participant participant,
      Set<Kind> kinds,
      List<String> owners,
      Set<Scope> scopes) {
    return new Caller(
        who, participant, null, Set.of(), kinds, owners, List.of(), scopes, Entry.UNKNOWN);
  }

  /**
   * The same, as the audit tells where it came from.
   *
   * @param way by which it got in
   */
  public Caller by(String way, HttpServletRequest request) {
    return new Caller(
        who,
        participant,
        user,
        roles,
        kinds,
        owners,
        choices,
        scopes,
        new Entry(way, RemoteAddress.of(request)));
  }

  /** Who was let in with a request. Controllers have it as an argument; this is for filters. */
  public static Caller of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication login
            && login.getPrincipal() instanceof Caller caller
        ? caller
        : STRANGER;
  }

  /** For the audit, which tells of strangers too from where they came. */
  public static Actor actor(HttpServletRequest request) {
    Caller caller = of(request);
    return caller == STRANGER ? caller.by("none", request) : caller;
  }

  /** As the audit names it. What it may do is not told by that. */
  @Override
  public String who() {
    return who;
  }

  @Override
  public String forWhom() {
    return participant == null ? null : participant.id();
  }

  @Override
  public String origin() {
    return entry.origin();
  }

  @Override
  public String way() {
    return entry.way();
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

  /** The user who logged in. None for keys. */
  public Optional<User> findUser() {
    return Optional.ofNullable(user);
  }

  /** Those for whom the user may act, the one for whom it does now among them. None for keys. */
  public List<Participant> choices() {
    return choices;
  }

  /** Whether its key has the scope. Users have roles instead. */
  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether it has a role for its participant, or for the hub. Keys have none. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  public Set<Role> roles() {
    return roles;
  }

  /** May decide who may do what, for its participant or, as operator, for all. */
  public boolean managesPeople() {
    return isOperator() || roles.stream().anyMatch(Role::managesPeople);
  }

  public boolean isOperator() {
    return kinds.contains(Kind.OPERATOR);
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

  /** The rest of this request is the caller's. */
  public void letIn() {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication());
    SecurityContextHolder.setContext(context);
  }

  /** As Spring Security carries it through a request. */
  Authentication authentication() {
    return UsernamePasswordAuthenticationToken.authenticated(
        this,
        null,
        Stream.concat(
                kinds.stream().map(kind -> "ROLE_" + kind), scopes.stream().map(Scope::authority))
            .map(SimpleGrantedAuthority::new)
            .toList());
  }

  @Override
  public String toString() {
    return who;
  }
}
