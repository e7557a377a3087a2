package no.nov.hub.isolation;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.feed.CalendarServer;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.Users;
import no.nov.hub.isolation.AccessTable.Line;
import no.nov.hub.mail.incoming.AnswersByMail;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Participants;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every cell of docs/access.md that HTTP reaches. */
@HubIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationIT {

  private static final String OWNER = "drammen";
  private static final String OTHER = "modum";
  private static final Map<String, String> MARKS = Map.of(OWNER, "zqxdrammen", OTHER, "zqxmodum");
  private static final CalendarServer SERVER = CalendarServer.on("127.0.0.1");

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("hub.public-url", () -> "http://hub.example.no");
    // The strongest key that another can have.
    settings.add("hub.nov.secretary", () -> "kongsberg");
    List<String> owners = List.of(OWNER, OTHER);
    for (int i = 0; i < owners.size(); i++) {
      String owner = owners.get(i);
      String feed = "hub.feeds[" + i + "].";
      SERVER.serve(
          "/" + owner,
          calendar(
              event(
                  "isolert@example.no",
                  "Kurs",
                  LocalDate.now().plusMonths(2).toString().replace("-", "") + "T080000")));
      settings.add(feed + "participant", () -> owner);
      settings.add(feed + "name", () -> "kurs");
      settings.add(feed + "url", () -> SERVER.url("/" + owner));
      settings.add(feed + "every", () -> "7d");
      settings.add(feed + "allow-private", () -> true);
    }
  }

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired AnswersByMail answers;
  @Autowired Keys keys;
  @Autowired Users users;
  @Autowired LoginRequests logins;
  @Autowired UserInvitations invitations;
  @Autowired Participants participants;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private final List<Visitor> visitors = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private List<Belongings> belongings;
  private List<List<String>> secrets;
  private Attempts attempts;
  private int cells;

  @BeforeAll
  void fill() {
    hub.awaitReady();
    Belongings drammen =
        new Belongings(hub, jdbc, answers, OWNER, MARKS.get(OWNER), "923609016");
    Belongings modum =
        new Belongings(hub, jdbc, answers, OTHER, MARKS.get(OTHER), "982463718");
    belongings = List.of(drammen, modum);
    belongings.forEach(Belongings::arrive);
    attempts =
        new Attempts(drammen, new Attempts.Makers(keys, users, logins, invitations));
    invite();
    belongings.forEach(Belongings::minute);
    secrets = belongings.stream().map(Belongings::secrets).toList();
  }

  /** Owners last: what can be done once is theirs to do. */
  private void invite() {
    visitors.add(new Visitor(hub, "nobody", null, null, null));
    visitors.add(withKey("operator's key", null, Keys.OPERATOR));
    for (String other : others()) {
      visitors.add(withKey("another's key", other, other));
      visitors.add(
          person(
              "another's people",
              other,
              Stream.of(Role.values()).filter(role -> !role.isForTheHub()).toList()));
    }
    visitors.add(person("no role", null, List.of()));
    visitors.add(person("operator", null, List.of(Role.OPERATOR)));
    for (Role role : Role.values()) {
      if (!role.isForTheHub()) {
        visitors.add(person(role.name().toLowerCase(java.util.Locale.ROOT), OWNER, List.of(role)));
      }
    }
    visitors.add(withKey("own key", OWNER, OWNER));
  }

  private List<String> others() {
    return participants.ids().stream().filter(id -> !id.equals(OWNER)).toList();
  }

  private Visitor withKey(String column, String participant, String holder) {
    return new Visitor(
        hub, column, participant, keys.issue(holder, "isolation", "test").key(), null);
  }

  private Visitor person(String column, String participant, List<Role> roles) {
    String mark = participant == null ? "none" : MARKS.getOrDefault(participant, participant);
    String name = column.replaceAll("[^a-z]", "");
    User user =
        new User(UUID.randomUUID(), name + " " + mark, name + "." + mark + "@example.no", Language.NB);
    assertThat(
            users.add(
                user,
                roles.stream()
                    .map(
                        role ->
                            new GivenRole(
                                UUID.randomUUID(),
                                user.id(),
                                role,
                                role.isForTheHub() ? null : participant,
                                role == Role.LEADER ? Belongings.GROUP : null,
                                LocalDate.now(),
                                null))
                    .toList(),
                "test"))
        .isEmpty();
    return new Visitor(
        hub, column, participant, null, () -> "/logg-inn/lenke/" + logins.linkFor(user));
  }

  @AfterAll
  void stop() {
    SERVER.close();
    System.out.println(cells + " cells of isolation walked over HTTP");
  }

  @Test
  @Order(1)
  void every_address_that_the_hub_serves_is_in_the_table() {
    List<String> lines = AccessTable.http().stream().map(Line::thing).toList();
    List<String> served = new ArrayList<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping.getPatternValues().stream()
                    .flatMap(IsolationIT::withoutChoice)
                    .filter(path -> !path.equals("/error"))
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + path))));

    assertThat(served).hasSizeGreaterThan(80).isSubsetOf(lines);
  }

  /** {@code {kind:meetings|event-invitations}} is two addresses. */
  private static Stream<String> withoutChoice(String path) {
    var choice = java.util.regex.Pattern.compile("\\{\\w+:([^}]*)}").matcher(path);
    return choice.find()
        ? Arrays.stream(choice.group(1).split("\\|")).map(word -> path.replace(choice.group(), word))
        : Stream.of(path);
  }

  @Test
  @Order(2)
  void everybody_sees_what_the_table_says_and_nothing_else() {
    walk(Line::isRead, visitor -> true);
  }

  @Test
  @Order(3)
  void nobody_else_changes_anything() {
    String before = seenByOwner();
    walk(line -> !line.isRead(), visitor -> !visitor.isOf(OWNER));
    assertThat(seenByOwner()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void owners_may_do_what_the_table_says() {
    walk(line -> !line.isRead(), visitor -> visitor.isOf(OWNER));
  }

  private String seenByOwner() {
    StringBuilder all = new StringBuilder();
    AccessTable.section("For programs").stream()
        .filter(line -> line.isRead() && line.isPrivate())
        .map(line -> attempts.at(line, OWNER).path())
        .filter(path -> !path.endsWith("/pdf"))
        .forEach(path -> all.append(path).append(hub.get(OWNER, path).text()).append('\n'));
    return all.toString();
  }

  private void walk(Predicate<Line> which, Predicate<Visitor> who) {
    open.clear();
    for (Line line : AccessTable.http()) {
      if (which.test(line)) {
        visitors.stream().filter(who).forEach(visitor -> visit(line, visitor));
      }
    }
    assertThat(String.join("\n", open)).isEmpty();
  }

  private void visit(Line line, Visitor visitor) {
    cells++;
    String word = line.cells().get(visitor.column());
    Attempt attempt = attempts.at(line, visitor.participant());
    if (word.equals("link")) {
      alter(line, visitor, attempt);
    }
    HttpResponse<byte[]> answer = visitor.ask(attempt);
    // A fault names what was asked for.
    String text = text(answer).replace(attempt.path(), "");
    String fault =
        switch (word) {
          case "-" -> refused(line, visitor, answer) ? null : "is not refused";
          case "404", "422" ->
              answer.statusCode() == Integer.parseInt(word) ? null : "is not as if it were not there";
          default -> allowed(line, attempt, answer) ? null : "is not allowed";
        };
    tell(fault, line, visitor, word, answer);
    if (word.equals("machine") && !visitor.column().equals("operator's key")) {
      HttpResponse<byte[]> elsewhere = visitor.ask(attempt, "X-Forwarded-For", "192.0.2.7");
      tell(
          List.of(401, 403).contains(elsewhere.statusCode()) ? null : "is open to elsewhere",
          line, visitor, word, elsewhere);
    }
    look(line, visitor, word, answer, text);
    if (visitor.column().equals("nobody") || answer.statusCode() == 303 && !line.isRead()) {
      visitor.enter();
    }
  }

  private void tell(
      String fault, Line line, Visitor visitor, String word, HttpResponse<byte[]> answer) {
    if (fault != null) {
      open.add(
          "%s by %s, %s in the table, %s: %d %s"
              .formatted(line, visitor, word, fault, answer.statusCode(), shortened(text(answer))));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(300, text.length())).replaceAll("\\s+", " ");
  }

  private static boolean refused(Line line, Visitor visitor, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (!line.section().equals("Pages")) {
      return status == (visitor.hasKey() ? 403 : 401);
    }
    String leadsTo = answer.headers().firstValue("location").orElse("");
    return visitor.isPerson()
        ? status == 403 || status == 303 && leadsTo.equals("/meg")
        : status == 303 && leadsTo.startsWith("/logg-inn");
  }

  private static boolean allowed(Line line, Attempt attempt, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (attempt.expected() > 0) {
      return status == attempt.expected();
    }
    boolean isForm = line.section().equals("Links of mails") && !line.isRead();
    return status / 100 == 2 || status == 303 || isForm && (status == 409 || status == 422);
  }

  /** A link that is not quite right is no link at all. */
  private void alter(Line line, Visitor visitor, Attempt attempt) {
    HttpResponse<byte[]> altered = visitor.ask(attempt.altered());
    HttpResponse<byte[]> never =
        visitor.ask(
            new Attempt(
                attempt.method(),
                line.path().replace("{token}", "nevermade"),
                attempt.type(),
                attempt.body(),
                0));
    boolean same =
        List.of(404, 410).contains(altered.statusCode())
            && altered.statusCode() == never.statusCode()
            && withoutToken(altered).equals(withoutToken(never));
    tell(same ? null : "tells links that are from those that are not", line, visitor, "link", altered);
  }

  /** That of forms differs each time. */
  private static String withoutToken(HttpResponse<byte[]> page) {
    return text(page).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  /** What is somebody's own is seen by those who may, and by nobody else. */
  private void look(
      Line line, Visitor visitor, String word, HttpResponse<byte[]> answer, String text) {
    for (int i = 0; i < belongings.size(); i++) {
      Belongings of = belongings.get(i);
      boolean may =
          word.equals("all")
              || word.equals("write") && visitor.column().equals("operator")
              || word.equals("link") && of.owner().equals(OWNER)
              || visitor.isOf(of.owner());
      if (!may && secrets.get(i).stream().anyMatch(text::contains)) {
        tell("shows what is of " + of.owner(), line, visitor, word, answer);
      }
      boolean must =
          line.isRead()
              && (visitor.isOf(of.owner())
                      && (word.equals("own")
                          || word.equals("read") && line.cells().containsValue("404"))
                  || word.equals("all")
                  || word.equals("link") && of.owner().equals(OWNER));
      if (must && !text.contains(shown(line, of))) {
        tell("does not show what is of " + of.owner(), line, visitor, word, answer);
      }
    }
  }

  private static String shown(Line line, Belongings of) {
    return switch (line.path()) {
      case "/api/v1/submission-address" -> of.submissionAddress();
      case "/" -> of.unknownType();
      case "/api/v1/rejections" -> of.rejection().toString();
      case "/api/v1/quota", "/api/v1/feeds" -> "\"participant\":\"%s\"".formatted(of.owner());
      default -> of.mark();
    };
  }

  private static String text(HttpResponse<byte[]> answer) {
    if (!answer.headers().firstValue("content-type").orElse("").contains("pdf")) {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
