package no.nov.hub.isolation;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.Browser;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.LogLines;
import no.nov.hub.Messages;
import no.nov.hub.Parts;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.feed.CalendarServer;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.Users;
import no.nov.hub.isolation.AccessTable.Line;
import no.nov.hub.isolation.Findings.Kind;
import no.nov.hub.mail.incoming.AnswersByMail;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
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
  private static final String MESSAGES = "/api/v1/messages";

  /** With the word before it, so that no six digits elsewhere are taken for it. */
  private static final Pattern CODE = Pattern.compile("Koden din (er \\d{3} \\d{3})");

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
                  Belongings.TODAY.plusMonths(2).toString().replace("-", "") + "T080000")));
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

  @Autowired Environment environment;

  private final List<Visitor> visitors = new ArrayList<>();
  private final Findings findings = new Findings();
  private LogLines log;
  private List<Belongings> belongings;
  private Attempts attempts;
  private Walk walk;

  @BeforeAll
  void fill() {
    log = new LogLines();
    hub.awaitReady();
    Belongings drammen = new Belongings(hub, jdbc, answers, OWNER, MARKS.get(OWNER), "923609016");
    Belongings modum = new Belongings(hub, jdbc, answers, OTHER, MARKS.get(OTHER), "982463718");
    belongings = List.of(drammen, modum);
    belongings.forEach(Belongings::arrive);
    attempts =
        new Attempts(drammen, new Attempts.Makers(keys, users, logins, invitations), findings);
    invite();
    belongings.forEach(Belongings::minute);
    walk = new Walk(visitors, belongings, attempts, findings);
  }

  /** Owners last: what can be done once is theirs to do. */
  private void invite() {
    visitors.add(new Visitor(hub, "nobody", null, null, null, findings));
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
        visitors.add(person(role.name().toLowerCase(Locale.ROOT), OWNER, List.of(role)));
      }
    }
    visitors.add(withKey("own key", OWNER, OWNER));
  }

  private List<String> others() {
    return participants.ids().stream().filter(id -> !id.equals(OWNER)).toList();
  }

  private Visitor withKey(String column, String participant, String holder) {
    return new Visitor(
        hub, column, participant, keys.issue(holder, "isolation", "test").key(), null, findings);
  }

  private Visitor person(String column, String participant, List<Role> roles) {
    String mark = participant == null ? "none" : MARKS.getOrDefault(participant, participant);
    String name = column.replaceAll("[^a-z]", "");
    User user =
        new User(
            UUID.randomUUID(), name + " " + mark, name + "." + mark + "@example.no", Language.NB);
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
                                Belongings.TODAY.minusDays(1),
                                null))
                    .toList(),
                "test"))
        .isEmpty();
    return new Visitor(
        hub, column, participant, null, () -> "/logg-inn/lenke/" + logins.linkFor(user), findings);
  }

  @AfterAll
  void stop() {
    SERVER.close();
    log.close();
    System.out.println(walk.cells() + " cells of isolation walked over HTTP");
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
    var choice = Pattern.compile("\\{\\w+:([^}]*)}").matcher(path);
    return choice.find()
        ? Arrays.stream(choice.group(1).split("\\|"))
            .map(word -> path.replace(choice.group(), word))
        : Stream.of(path);
  }

  @Test
  @Order(2)
  void everybody_sees_what_the_table_says_and_nothing_else() {
    walk.through(Line::isRead, visitor -> true);

    assertThat(walk.open()).isEmpty();
  }

  @Test
  @Order(3)
  void nobody_else_changes_anything() {
    String before = seenByOwner();
    walk.through(line -> !line.isRead(), visitor -> !visitor.isOf(OWNER));

    assertThat(walk.open()).isEmpty();
    assertThat(seenByOwner()).isEqualTo(before);
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

  @Test
  @Order(4)
  void nobody_speaks_for_another_in_a_message_a_batch_or_a_query() {
    String before = seenByOwner();
    for (Visitor other : in("another's key")) {
      List<Envelope> foreign = attempts.inNameOf(other.participant());
      foreign.forEach(message -> isNotYours(other, Attempt.message(MESSAGES, message)));
      foreign.forEach(
          message ->
              isNotYours(
                  other,
                  Attempts.batch(
                      List.of(Messages.event(other.participant(), "b-own", "b-own"), message))));
      isNotYours(
          other,
          new Attempt("POST", "/api/v1/attachments?owner=" + OWNER, "text/plain", "a text", 0));
      walk.also(other, Attempt.get("/api/v1/actions?group=" + OWNER + "/" + Belongings.GROUP), 404);
      walk.also(
          other,
          Attempt.message("/api/v1/meetings/preview", Attempts.meeting(other.participant(), OWNER))
              .as("application/json"),
          422);
    }

    assertThat(walk.open()).isEmpty();
    assertThat(seenByOwner()).isEqualTo(before);
  }

  private void isNotYours(Visitor other, Attempt attempt) {
    String told = Walk.text(walk.also(other, attempt, 403));
    assertThat(told).as("%s by %s", attempt, other).contains("\"not_yours\"");
  }

  @Test
  @Order(5)
  void nobody_speaks_for_another_in_an_inbox_of_its_own() {
    List<UUID> receipts =
        attempts.inNameOf(OTHER).stream().map(message -> hub.produce(OTHER, message)).toList();

    assertThat(receipts)
        .allSatisfy(
            id -> assertThat(HubClient.codes(hub.receipt(OTHER, id))).contains("not_yours"));
  }

  @Test
  @Order(6)
  void the_same_ids_of_another_lead_to_what_is_the_others() {
    for (Visitor other : in("another's key")) {
      boolean hasThem = other.isOf(OTHER);
      AccessTable.section("For programs").stream()
          .filter(line -> line.isRead() && line.path().contains("{owner}"))
          .forEach(
              line -> {
                String path = attempts.at(line, OWNER).path();
                String own = path.replace("/" + OWNER, "/" + other.participant());
                boolean always = own.endsWith("next-agenda") || line.path().endsWith("{owner}");
                String seen =
                    Walk.text(walk.also(other, Attempt.get(own), hasThem || always ? 200 : 404));
                assertThat(seen.contains(MARKS.get(OTHER))).as(own).isEqualTo(hasThem);
              });
    }
    assertThat(walk.open()).isEmpty();
  }

  @Test
  @Order(7)
  void people_of_another_neither_act_for_the_owner_nor_invite_for_it() {
    int before = users.rolesFor(OWNER).size();
    for (Visitor other : in("another's people")) {
      walk.also(other, Attempt.form("/bytt", Map.of("for", OWNER)), 303);
      walk.also(other, Attempt.get("/"), 200);
      walk.also(other, Attempt.get("/folk"), 200);
      walk.also(other, attempts.invite(OWNER), 200);
    }

    assertThat(walk.open()).isEmpty();
    assertThat(users.rolesFor(OWNER)).hasSize(before);
  }

  @Test
  @Order(8)
  void a_link_opens_its_own_page_and_no_other() {
    Visitor nobody = in("nobody").get(0);
    for (String place : Belongings.PLACES) {
      for (String another : Belongings.PLACES) {
        String path = "/" + another + (another.endsWith("-") ? "" : "/");
        walk.also(
            nobody,
            Attempt.get(path + belongings.get(1).token(place).replace("-", "")),
            place.equals(another) ? 200 : 404);
      }
    }
    // Whoever has the link sees what is behind it.
    assertThat(walk.open().lines())
        .hasSize(Belongings.PLACES.size())
        .allMatch(told -> told.contains("shows nobody what is not its own"));
  }

  @Test
  @Order(9)
  void a_folder_and_a_feed_speak_for_their_participant_alone() {
    for (Line line : AccessTable.section("Folders and feeds")) {
      assertThat(line.cells())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("its participant", "write", "another participant", "-"));
    }
    assertThat(ended(OTHER, OTHER)).isEqualTo("done");
    assertThat(ended(OTHER, OWNER)).isEqualTo("rejected");
    for (Belongings each : belongings) {
      String events = hub.get(each.owner(), "/api/v1/events?organiser=" + each.owner()).text();
      assertThat(events).containsOnlyOnce("\"Kurs\"");
    }
  }

  /** A table in the folder of one that counts for one. */
  private String ended(String folder, String association) {
    String table = "forening;dato;medlemmer\r\n%s;2013-01-31;400\r\n".formatted(association);
    return hub.outcome(
            hub.drop(folder, association + ".csv", table.getBytes(StandardCharsets.UTF_8)))
        .getParent()
        .getFileName()
        .toString();
  }

  @Test
  @Order(10)
  void owners_may_do_what_the_table_says() {
    walk.through(line -> !line.isRead(), visitor -> visitor.isOf(OWNER));

    assertThat(walk.open()).isEmpty();
  }

  private List<Visitor> in(String column) {
    return visitors.stream().filter(visitor -> visitor.column().equals(column)).toList();
  }

  @Test
  @Order(11)
  void no_secret_that_was_used_is_where_it_should_not_be() throws IOException {
    logInByCode();
    Map<String, Kind> secrets = findings.secrets();
    SecretSearch search = new SecretSearch(secrets.keySet());
    SecretSearch marks = new SecretSearch(List.of(MARKS.get(OWNER), MARKS.get(OTHER)));

    assertThat(secrets.values()).contains(Kind.values());
    assertThat(search.in(String.join("\n", log.texts()))).as("log").isEmpty();
    assertThat(marks.in(String.join("\n", log.texts()))).as("log").isEmpty();
    assertThat(findings.refusals()).isNotEmpty();
    assertThat(findings.refusals().stream().filter(told -> !search.in(told).isEmpty()))
        .as("refusals")
        .map(told -> told.lines().findFirst())
        .isEmpty();
    String metrics = hub.get(Keys.OPERATOR, "/actuator/prometheus").text();
    assertThat(metrics).contains("jvm_memory");
    assertThat(search.in(metrics)).as("metrics").isEmpty();
    assertThat(topics()).allSatisfy(record -> assertThat(search.in(record)).isEmpty());
    String audit =
        Walk.text(in("operator's key").get(0).ask(Attempt.post("/api/v1/operator/audit/export")));
    assertThat(audit).contains("logged in");
    assertThat(search.in(audit)).as("audit").isEmpty();
    Map<Path, Set<String>> found =
        search.below(Path.of(environment.getRequiredProperty("hub.data")));
    assertThat(misplaced(found, secrets)).isEmpty();
    if (Parts.ofThisRun() == Parts.EMBEDDED) {
      // It does find what is there.
      assertThat(found.keySet())
          .anyMatch(file -> file.startsWith("db"))
          .anyMatch(file -> file.startsWith("kafka/nov.private.groups-0"));
    }
    System.out.printf("%d secrets looked for%n", secrets.size());
  }

  /** What is shared, and receipts. */
  private Stream<byte[]> topics() {
    return Stream.concat(
            Stream.of(
                Topics.MEMBERSHIP,
                Topics.EVENTS,
                Topics.POSITIONS,
                Topics.STATISTICS,
                Topics.STATEMENTS),
            participants.ids().stream().map(Topics::receipts))
        .flatMap(topic -> hub.anonymousTopic(topic).stream())
        .map(Received::value);
  }

  private static List<String> misplaced(Map<Path, Set<String>> found, Map<String, Kind> secrets) {
    List<String> misplaced = new ArrayList<>();
    found.forEach(
        (file, there) ->
            there.stream()
                .map(secrets::get)
                .filter(kind -> !mayBe(kind, file.toString()))
                .forEach(kind -> misplaced.add(kind + " in " + file)));
    return misplaced;
  }

  /**
   * Letters lie in the database until they are sent, and what is deleted there until the file is
   * written anew. Addresses are in what people are written into.
   */
  private static boolean mayBe(Kind kind, String file) {
    return switch (kind) {
      case KEY -> file.startsWith("secrets/");
      case COOKIE -> false;
      case LINK, CODE -> file.startsWith("db/");
      case ADDRESS ->
          file.matches("db/.*|drop/.*|kafka/nov\\.(inbox\\.|private\\.|rejected|dead).*");
    };
  }

  private void logInByCode() throws IOException {
    Browser browser = hub.browser();
    String address = belongings.get(0).address("poster");
    browser.fill("/logg-inn", "/logg-inn", Map.of("adresse", address));
    String letter =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> letters(address), found -> !found.isEmpty())
            .get(0);
    Matcher code = CODE.matcher(letter);
    assertThat(code.find()).isTrue();
    findings.addFrom(letter);
    findings.add(Kind.CODE, code.group(1));
    findings.add(Kind.ADDRESS, address);
    belongings.forEach(of -> findings.add(Kind.ADDRESS, of.address("ola")));
    findings.add(Kind.COOKIE, browser.cookie("hub-window"));
    browser.fill(
        "/logg-inn/kode", "/logg-inn/kode", Map.of("kode", code.group(1).replaceAll("\\D", "")));
    assertThat(browser.get("/meg").statusCode()).isEqualTo(200);
    findings.add(Kind.COOKIE, browser.cookie("hub-session"));
    findings.add(Kind.COOKIE, browser.cookie("hub-browser"));
  }

  private List<String> letters(String address) {
    return jdbc.query(
        """
        SELECT t.content FROM kept.outbox o JOIN kept.mail_tail t ON t.tail_key = o.message_id
        WHERE o.recipient = ? AND o.kind = 'LOGIN'
        """,
        (row, n) -> new String(row.getBytes(1), StandardCharsets.US_ASCII),
        address);
  }
}
