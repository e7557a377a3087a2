package no.nov.hub.intake.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** Who is logged in, in which browsers, since when and by what. */
@Service
public class LoginSessions {

  private static final String USER = "user";
  private static final String WAY = "way";
  private static final String AT = "at";
  private static final String FOR = "for";
  private static final String NOBODY_YET = "";
  private static final String BROWSER = "browser";
  private static final String ACCOUNT = "account";
  private static final int LONGEST_BROWSER = 200;
  private static final Duration FRESH_FOR = Duration.ofMinutes(10);
  private static final Duration KNOWN_FOR = Duration.ofDays(180);

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final LoginTables tables;
  private final Cookies cookies;
  private final UserInvitations invitations;
  private final CsrfTokenRepository tokens;
  private final AuditLog audit;
  private final Clock clock;

  LoginSessions(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      LoginTables tables,
      Cookies cookies,
      UserInvitations invitations,
      CsrfTokenRepository tokens,
      AuditLog audit,
      Clock clock) {
    this.sessions = sessions;
    this.tables = tables;
    this.cookies = cookies;
    this.invitations = invitations;
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param at when the user showed who it is, last
   * @param participant for whom it acts; null before it chose, or if for none
   * @param account participant with whose account it logged in; null if with none
   */
  public record LoggedIn(UUID user, Way way, Instant at, String participant, String account) {}

  /**
   * @param id names it to its owner; not what the cookie says
   * @param browser as it calls itself
   * @param isThis whether it is the one that asks
   */
  public record Listed(
      String id, String browser, Way way, Instant since, Instant lastUsed, boolean isThis) {}

  /**
   * The same by an account of a participant.
   *
   * @param account the participant
   */
  public void beginByAccount(
      HttpServletRequest request, HttpServletResponse response, User user, String account) {
    begin(request, response, user, Way.ACCOUNT);
    request.getSession(true).setAttribute(ACCOUNT, account);
  }

  /** A session of its own begins, whatever was before in this browser. */
  public void begin(HttpServletRequest request, HttpServletResponse response, User user, Way way) {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    renewTokens(request, response);
    HttpSession session = request.getSession(true);
    String mark = user.id().toString();
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, mark);
    session.setAttribute(USER, mark);
    session.setAttribute(WAY, way.name());
    session.setAttribute(AT, clock.instant().toEpochMilli());
    session.setAttribute(BROWSER, browser(request));
    // Two windows that choose at the same moment change it; none has to add it, which only one
    // could.
    session.setAttribute(FOR, NOBODY_YET);
    audit.note(entering(user, way, request), "logged in", way.name());
    invitations.hasLoggedIn(user.id());
    if (way != Way.MACHINE) {
      knowBrowser(response, user);
    }
  }

  /** A token of forms that somebody planted before is good for nothing afterwards. */
  private void renewTokens(HttpServletRequest request, HttpServletResponse response) {
    tokens.saveToken(tokens.generateToken(request), request, response);
  }

  /** It acts for no participant before it has chosen one. */
  private static Actor entering(User user, Way way, HttpServletRequest request) {
    return Caller.entering(user).by(way.mark(), request);
  }

  private void knowBrowser(HttpServletResponse response, User user) {
    String secret = Secrets.random();
    tables.know(Secrets.hash(secret), user.id(), clock.instant().plus(KNOWN_FOR));
    cookies.write(response, Cookies.BROWSER, secret, KNOWN_FOR);
  }

  private static String browser(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return agent.substring(0, Math.min(agent.length(), LONGEST_BROWSER));
  }

  /** Empty if nobody is logged in with this request. */
  public Optional<LoggedIn> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .filter(session -> session.getAttribute(USER) != null)
        .map(
            session ->
                new LoggedIn(
                    UUID.fromString((String) session.getAttribute(USER)),
                    Way.valueOf((String) session.getAttribute(WAY)),
                    Instant.ofEpochMilli((Long) session.getAttribute(AT)),
                    chosen(session),
                    (String) session.getAttribute(ACCOUNT)));
  }

  private static String chosen(HttpSession session) {
    return NOBODY_YET.equals(session.getAttribute(FOR)) ? null : (String) session.getAttribute(FOR);
  }

  /** Whether the user has shown who it is so lately that deeds that weigh may be done. */
  public boolean isFresh(HttpServletRequest request) {
    return of(request)
        .filter(login -> login.at().plus(FRESH_FOR).isAfter(clock.instant()))
        .isPresent();
  }

  /** From the next request on the user acts for this participant, if it may. */
  public void actFor(HttpServletRequest request, String participant) {
    request.getSession(true).setAttribute(FOR, participant);
  }

  public void end(HttpServletRequest request, HttpServletResponse response, Actor by) {
    renewTokens(request, response);
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    audit.note(by, "logged out", "here");
  }

  /** The newest first. */
  public List<Listed> of(User user, HttpServletRequest request) {
    HttpSession here = request.getSession(false);
    return sessions.findByPrincipalName(user.id().toString()).values().stream()
        .map(
            session ->
                new Listed(
                    session.getId(),
                    session.getAttribute(BROWSER),
                    Way.valueOf(session.getAttribute(WAY)),
                    session.getCreationTime(),
                    session.getLastAccessedTime(),
                    here != null && here.getId().equals(session.getId())))
        .sorted(Comparator.comparing(Listed::lastUsed).reversed())
        .toList();
  }

  /**
   * Everywhere, at once; browsers are known no more.
   *
   * @param by who ends them, for the audit
   */
  public void endAll(UUID user, Actor by) {
    endAll(user);
    audit.note(by, "logged out everywhere", "user/" + user);
  }

  private void endAll(UUID user) {
    sessions.findByPrincipalName(user.toString()).keySet().forEach(sessions::deleteById);
    tables.forgetBrowsers(user);
  }

  /** What logging in has left of a user. */
  public void forget(User user) {
    endAll(user.id());
    tables.forgetRequests(user.address());
  }
}
