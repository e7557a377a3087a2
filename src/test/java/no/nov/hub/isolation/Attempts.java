package no.nov.hub.isolation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import no.nov.hub.Messages;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.login.Secrets;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.Users;
import no.nov.hub.isolation.AccessTable.Line;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;

/**
 * How each line of the table is tried: with ids of the one whose things they are. What works once
 * is made anew for each who tries.
 */
final class Attempts {

  private static final Actor TEST = Actor.hub("test");

  /** What stands for the names in braces, unless it is told below. */
  private static final Map<String, String> NAMES =
      Map.of(
          "groupId", Belongings.GROUP,
          "eventId", Belongings.EVENT,
          "meetingId", Belongings.MINUTED,
          "name", "medlemstall",
          "type", Types.MEMBERSHIP_COUNTED);

  /** Takes part in nothing, so that the walk changes nobody. */
  private static final String NOBODY = "nobody-here";

  /** What makes things that work once. */
  record Makers(Keys keys, Users users, LoginRequests logins, UserInvitations invitations) {}

  private final Belongings of;
  private final Makers makers;
  private final Findings findings;
  private final AtomicInteger number = new AtomicInteger();

  Attempts(Belongings of, Makers makers, Findings findings) {
    this.of = of;
    this.makers = makers;
    this.findings = findings;
  }

  /**
   * @param by whose own things are meant where the path names none
   */
  Attempt at(Line line, String by) {
    String own = by == null ? of.owner() : by;
    String path = line.path().replace("{owner}", of.owner()).replace("{organiser}", of.owner());
    return switch (line.thing()) {
      case "POST /logg-inn" -> Attempt.form(path, Map.of("adresse", unique() + "@example.no"));
      case "POST /logg-inn/kode" -> Attempt.form(path, Map.of("kode", "123456")).answeredBy(422);
      case "GET /logg-inn/lenke/{token}", "POST /logg-inn/lenke/{token}" ->
          link(line, makers.logins().linkFor(somebody()));
      case "GET /invitasjon/{token}", "POST /invitasjon/{token}" -> link(line, invitation());
      // The hub of the walk is reached by a number, and no participant has accounts: what is
      // nobody's
      // is refused to strangers first, and unknown to all others.
      case "POST /logg-inn/passnokkel/start", "POST /meg/passnokkel/start" ->
          Attempt.form(path, Map.of()).answeredBy(404);
      case "POST /logg-inn/passnokkel", "POST /meg/passnokkel", "POST /deltakere" ->
          Attempt.form(path, Map.of()).answeredBy(422);
      case "GET /logg-inn/konto-svar" -> Attempt.get(path).answeredBy(422);
      case "GET /logg-inn/konto/{participant}", "GET /meg/konto/{participant}" ->
          Attempt.get(path.replace("{participant}", of.owner())).answeredBy(404);
      case "GET /meg/passnokkel" -> Attempt.get(path).answeredBy(404);
      case "POST /meg/konto/{participant}/fjern" ->
          Attempt.form(path.replace("{participant}", of.owner()), Map.of()).answeredBy(404);
      case "POST /meg/passnokkel/{id}/fjern" ->
          Attempt.form(with(path, UUID.randomUUID().toString()), Map.of()).answeredBy(404);
      case "POST /folk/tilbud" -> Attempt.form(path, Map.of("tilbud", "none")).answeredBy(404);
      case "POST /deltakere/{id}/navn",
          "POST /deltakere/{id}/konto",
          "POST /deltakere/{id}/pause",
          "POST /deltakere/{id}/gjenoppta" ->
          Attempt.form(with(path, NOBODY), Map.of("navn", "Ny")).answeredBy(404);
      case "POST /deltakere/{id}/fjern" ->
          Attempt.form(with(path, NOBODY), Map.of()).answeredBy(422);
      case "POST /api/v1/operator/participants" -> Attempt.json(path, "{}").answeredBy(400);
      case "POST /api/v1/operator/participants/{id}/rename" ->
          Attempt.json(with(path, NOBODY), "{'name':'Ny'}").answeredBy(404);
      case "POST /api/v1/operator/participants/{id}/account",
          "POST /api/v1/operator/participants/{id}/pause",
          "POST /api/v1/operator/participants/{id}/resume" ->
          Attempt.post(with(path, NOBODY)).answeredBy(404);
      case "DELETE /api/v1/operator/participants/{id}" ->
          Attempt.of("DELETE", with(path, NOBODY)).answeredBy(404);
      case "POST /meg/sprak" -> Attempt.form(path, Map.of("sprak", "nb"));
      case "POST /bytt" -> Attempt.form(path, Map.of("for", of.owner()));
      case "POST /folk" -> invite(own);
      case "POST /folk/{id}/inviter" -> Attempt.form("/folk/" + invited() + "/inviter", Map.of());
      case "POST /folk/roller/{id}/avslutt" ->
          Attempt.form("/folk/roller/" + roleOf(somebody()) + "/avslutt", Map.of());
      case "POST /api/v1/messages" ->
          Attempt.message(path, Messages.event(own, unique(), unique()));
      case "GET /api/v1/receipts/{id}" -> Attempt.get(with(path, of.receipt()));
      case "GET /api/v1/rejections/{id}" -> Attempt.get(with(path, of.rejection()));
      case "POST /api/v1/rejections/{id}/done" -> Attempt.post(with(path, of.rejection()));
      case "POST /api/v1/rejections/{id}/resubmit" ->
          Attempt.message(with(path, of.mended()), Messages.event(own, unique(), unique()));
      case "PUT /api/v1/submission-senders/{address}" ->
          Attempt.of("PUT", "/api/v1/submission-senders/" + unique() + "@example.no");
      case "DELETE /api/v1/submission-senders/{address}" ->
          Attempt.of("DELETE", "/api/v1/submission-senders/" + of.sender());
      case "POST /api/v1/feeds/{id}/confirm-vanished" -> Attempt.post(with(path, of.feed()));
      case "POST /api/v1/meetings/preview" ->
          Attempt.message(path, meeting(own, own)).as("application/json");
      case "GET /api/v1/issues/{id}" -> Attempt.get("/api/v1/issues/sak").answeredBy(404);
      case "POST /api/v1/attachments" ->
          new Attempt("POST", path, "application/pdf", "%PDF-1.7 " + unique(), 0);
      case "POST /api/v1/minutes/{owner}/{meetingId}/release" ->
          Attempt.json(path.replace("{meetingId}", Belongings.READ), "{'version':1}");
      case "POST /api/v1/actions/{owner}/{id}" ->
          Attempt.json(with(path, Belongings.MINUTED + ".1"), "{'outcome':'Sendt.'}");
      case "GET /api/v1/polls/{owner}/{meetingId}" ->
          Attempt.get(path.replace("{meetingId}", Belongings.POLL));
      case "POST /api/v1/polls/{owner}/{meetingId}/pick" ->
          Attempt.json(
              path.replace("{meetingId}", Belongings.POLL),
              "{'start':'%s'}".formatted(of.proposed()));
      case "POST /api/v1/operator/keys" ->
          Attempt.json(path, "{'holder':'%s','label':'%s'}".formatted(of.owner(), unique()));
      case "DELETE /api/v1/operator/keys/{keyId}" ->
          Attempt.of("DELETE", path.replace("{keyId}", key()));
      case "POST /api/v1/operator/keys/{keyId}/rotate" ->
          Attempt.json(path.replace("{keyId}", key()), "{}");
      case "POST /api/v1/operator/users" ->
          Attempt.json(path, "{'name':'Ny','address':'%s@example.no'}".formatted(unique()));
      case "POST /api/v1/operator/login-links" ->
          Attempt.json(path, "{'address':'%s'}".formatted(somebody().address()));
      case "POST /api/v1/operator/persons/export" ->
          Attempt.json(path, "{'address':'%s'}".formatted(of.address("ola")));
      case "POST /api/v1/operator/persons/erase" ->
          Attempt.json(path, "{'address':'%s@example.no'}".formatted(unique()));
      default -> line.section().equals("Links of mails") ? ofMail(line) : plain(line, path);
    };
  }

  private Attempt plain(Line line, String path) {
    String kind = path.contains("/event-invitations/") ? Belongings.EVENT : Belongings.AHEAD;
    String asked = with(path, kind);
    if (asked.contains("{answerId}")) {
      asked = asked.replace("{answerId}", waiting(kind));
    }
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      asked = asked.replace("{" + name.getKey() + "}", name.getValue());
    }
    asked = asked.replace("{participant}", of.owner());
    if (asked.endsWith("/answers")) {
      return Attempt.json(
          asked, "{'address':'%s','answer':'accepted'}".formatted(of.address("per")));
    }
    if (asked.contains("/answers/")) {
      return Attempt.json(asked, "{'holds':true}");
    }
    if (asked.endsWith("/attendance-list")) {
      return new Attempt(
          "POST",
          asked.replace(Belongings.AHEAD, Belongings.MINUTED),
          "application/octet-stream",
          "Full Name\tJoin Time\tEmail\nOla\t1/12/2027, 8:58:10 AM\t" + of.address("ola") + "\n",
          0);
    }
    return line.section().equals("Pages") && !line.isRead()
        ? Attempt.form(asked, Map.of())
        : Attempt.of(line.isRead() ? "GET" : "POST", asked);
  }

  private String waiting(String id) {
    return of.waitingAnswer(
        (id.equals(Belongings.EVENT) ? "event " : "meeting ") + of.owner() + "/" + id);
  }

  private Attempt ofMail(Line line) {
    String place = line.path().replaceFirst("\\{token}$", "");
    String token = of.token(place.replaceAll("^/|/$", ""));
    return link(line, token);
  }

  private Attempt link(Line line, String token) {
    String path = line.path().replace("{token}", token);
    findings.addFrom(path);
    return line.isRead() ? Attempt.get(path) : Attempt.form(path, Map.of());
  }

  private static String with(String path, Object id) {
    return path.replace("{id}", id.toString());
  }

  static Envelope meeting(String source, String owner) {
    return Messages.from(
        source,
        Types.MEETING_CALLED,
        "isolated",
        "{'owner':'%s','meetingId':'%s','groups':['%s'],'title':'Møte','start':'%s'}"
            .formatted(
                owner,
                Belongings.AHEAD,
                Belongings.GROUP,
                Belongings.TODAY.plusMonths(7) + "T09:00"));
  }

  Attempt invite(String participant) {
    return Attempt.form(
        "/folk",
        Map.of(
            "navn",
            "Ny",
            "adresse",
            unique() + "@example.no",
            "rolle",
            "POSTER",
            "deltaker",
            participant));
  }

  private String unique() {
    return "u" + number.incrementAndGet();
  }

  private String key() {
    return makers.keys().issue(of.owner(), "isolated", "test").keyId();
  }

  private User newUser() {
    return new User(UUID.randomUUID(), "Noen " + of.mark(), of.address(unique()), Language.NB);
  }

  private GivenRole poster(User user) {
    return new GivenRole(
        UUID.randomUUID(),
        user.id(),
        Role.POSTER,
        of.owner(),
        null,
        Belongings.TODAY.minusDays(1),
        null);
  }

  private User somebody() {
    User user = newUser();
    makers.users().add(user, List.of(poster(user)), "test");
    return user;
  }

  private UUID roleOf(User user) {
    return makers.users().rolesNow(user.id()).get(0).id();
  }

  private UUID invited() {
    User user = newUser();
    makers.invitations().invite(user, List.of(poster(user)), Secrets.random(), TEST);
    return user.id();
  }

  private String invitation() {
    User user = newUser();
    return makers.invitations().invite(user, List.of(poster(user)), Secrets.random(), TEST).link();
  }

  /** In the name of another than its sender, in each place where a message names somebody. */
  List<Envelope> inNameOf(String sender) {
    String other = of.owner();
    return List.of(
        foreign(
            sender,
            Types.MEETING_CALLED,
            "{'owner':'"
                + sender
                + "','meetingId':'m','groups':['%s/isolert'],'title':'x','start':'2027-03-01T09:00'}"),
        foreign(
            sender,
            Types.EVENT_PUBLISHED,
            "{'organiser':'"
                + sender
                + "','eventId':'y','title':'x','start':'2027-03-01','inviteGroups':['%s/isolert']}"),
        Messages.count(other, "a-source", "2012-01-31", 7),
        foreign(
            sender,
            Types.MEMBERSHIP_COUNTED,
            "{'association':'%s','asOf':'2012-01-31','members':7}"),
        foreign(
            sender,
            Types.MEMBERSHIP_LISTED,
            "{'association':'%s','asOf':'2012-01-31','organisations':['974760673']}"),
        foreign(
            sender,
            Types.EVENT_PUBLISHED,
            "{'organiser':'%s','eventId':'x','title':'x','start':'2027-03-01'}"),
        foreign(
            sender,
            Types.EVENT_CANCELLED,
            "{'organiser':'%s','eventId':'" + Belongings.EVENT + "'}"),
        foreign(
            sender,
            Types.CONSENT_GIVEN,
            "{'participant':'%s','event':{'organiser':'asker','eventId':'x'}}"),
        foreign(
            sender,
            Types.POSITION_ADOPTED,
            "{'association':'%s','issue':{'id':'x','title':'x'},'stance':'for'}"),
        foreign(sender, Types.POSITION_WITHDRAWN, "{'association':'%s','issue':{'id':'x'}}"),
        foreign(
            sender,
            Types.GROUP_REGISTERED,
            "{'owner':'%s','groupId':'isolert','kind':'other','name':'x','contact':{'name':'x','address':'x@example.no'},'members':[]}"),
        foreign(
            sender,
            Types.MEETING_CALLED,
            "{'owner':'%s','meetingId':'m-foran','groups':['isolert'],'title':'x','start':'2027-03-01T09:00'}"),
        foreign(sender, Types.MEETING_CANCELLED, "{'owner':'%s','meetingId':'m-foran'}"),
        foreign(
            sender,
            Types.MEETING_PROPOSED,
            "{'owner':'%s','meetingId':'m-valg','groups':['isolert'],'title':'x','times':[{'start':'2027-03-01T09:00'},{'start':'2027-03-02T09:00'}]}"),
        foreign(
            sender,
            Types.MEETING_MINUTED,
            "{'owner':'%s','meetingId':'m-leses','version':2,'reason':'x','items':[{'decision':'x'}]}"),
        foreign(
            sender,
            Types.EVIDENCE_RECORDED,
            "{'owner':'%s','groupId':'isolert','evidenceId':'valg','withdrawn':true,'recordedBy':'x'}"),
        foreign(
            sender,
            Types.CHARTER_ADOPTED,
            "{'owner':'%s','charter':'resource','validFrom':'2027-01-01','rules':[{'rule':'R3','weight':'should','least':1}]}"));
  }

  private Envelope foreign(String sender, String type, String data) {
    return Messages.from(sender, type, "a-" + type, data.formatted(of.owner()));
  }

  static Attempt batch(List<Envelope> messages) {
    String body =
        messages.stream()
            .map(message -> new String(message.toJson(), StandardCharsets.UTF_8))
            .collect(Collectors.joining(",", "[", "]"));
    return new Attempt("POST", "/api/v1/messages", Envelope.BATCH, body, 0);
  }
}
