package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.Messages;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.groups.meeting.MeetingProjection;
import no.nov.hub.groups.meeting.MeetingSettingsForTests;
import no.nov.hub.groups.minutes.MinutesForTests;
import no.nov.hub.intake.access.AuditLog;
import no.nov.hub.intake.submission.Submitting;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.shared.membership.MemberListTables;
import org.mockito.Mockito;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The groups of Drammen in a database of their own, with the hub's own beans and a moved clock. */
public final class CharterHub implements AutoCloseable {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  public final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock =
      MovableClock.at(LocalDate.of(2027, 1, 1).atTime(12, 0).atZone(OSLO).toInstant());
  final List<Envelope> inbox = new ArrayList<>();
  boolean inboxAnswers = true;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicInteger messages = new AtomicInteger();

  public CharterHub() {
    this("drammen");
  }

  /**
   * @param secretary who speaks for NOV, or null
   */
  CharterHub(String secretary) {
    context.registerBean(JdbcTemplate.class, database::jdbc);
    context.registerBean(TransactionTemplate.class, database::transactions);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(
        Participants.class,
        () ->
            new Participants(
                List.of(
                    participant("drammen", "Næringsforeningen i Drammensregionen"),
                    participant("modum", "Modum Næringsråd"))));
    context.registerBean(
        Nov.class, () -> new Nov("nov", "Næringsalliansen Oslofjord Vest", secretary));
    context.registerBean(
        MailSettings.class,
        () ->
            new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("hub.mail", MailSettings.class));
    MeetingSettingsForTests.register(context);
    context.registerBean(Projecting.class, () -> Mockito.mock(Projecting.class));
    context.registerBean(
        Submitting.class, () -> Mockito.mock(Submitting.class, call -> taken(call.getArgument(1))));
    context.registerBean(ErasureTables.class);
    MinutesForTests.addTo(context);
    context.registerBean(AuditLog.class);
    context.registerBean(MemberListTables.class);
    context.registerBean(Outbox.class, () -> OutboxForTests.outbox(database, clock));
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.scan(
        "no.nov.hub.groups.group",
        "no.nov.hub.groups.meeting",
        "no.nov.hub.groups.minutes",
        "no.nov.hub.groups.charter");
    context.refresh();
  }

  private ResponseEntity<Object> taken(Envelope message) {
    if (inboxAnswers) {
      inbox.add(message);
    }
    return ResponseEntity.status(
            inboxAnswers ? HttpStatus.ACCEPTED : HttpStatus.SERVICE_UNAVAILABLE)
        .build();
  }

  private static Participant participant(String id, String name) {
    return new Participant(id, name, null, Participant.Kind.ASSOCIATION, List.of());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Moves to noon of a day that is not before today. */
  public CharterHub on(String day) {
    clock.pass(
        Duration.between(
            clock.instant(), LocalDate.parse(day).atTime(LocalTime.NOON).atZone(OSLO).toInstant()));
    return this;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** A resource group of personal members; the first leads it. */
  public CharterHub group(String id, String... members) {
    return registers(
        id,
        "resource",
        "'leader':{'address':'%s@example.no'},".formatted(members[0]),
        List.of(members).stream().map(CharterHub::member).toArray(String[]::new));
  }

  public static String member(String name) {
    return member(name, "'personalMember':true");
  }

  public static String member(String name, String fields) {
    return "{'name':'%s','address':'%s@example.no'%s}"
        .formatted(name, name, fields.isEmpty() ? "" : "," + fields);
  }

  public CharterHub registers(String id, String kind, String fields, String... members) {
    return registersOf("drammen", id, kind, fields, members);
  }

  CharterHub registersOf(String owner, String id, String kind, String fields, String... members) {
    return tell(
        GroupProjection.class,
        Types.GROUP_REGISTERED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'%s','groupId':'%s','kind':'%s','name':'Gruppe %s',%s'contact':{'name':'Kari','address':'kari@example.no'},'members':[%s]}"
            .formatted(owner, id, kind, id, fields, String.join(",", members)));
  }

  private CharterHub tell(
      Class<? extends Projection> projection, String type, String topic, String data) {
    int number = messages.incrementAndGet();
    Received message =
        Messages.admitted(
            Messages.from("drammen", type, "m-" + number, data), topic, number, clock.instant());
    context.getBean(projection).apply(List.of(message));
    return this;
  }

  public CharterHub called(String group, String day) {
    return tell(
        MeetingProjection.class,
        Types.MEETING_CALLED,
        Topics.PRIVATE_MEETINGS,
        "{'owner':'drammen','meetingId':'%s','groups':['%s'],'title':'Møte %s','start':'%sT09:00','timeZone':'Europe/Oslo'}"
            .formatted(group + "-" + day, group, day, day));
  }

  public CharterHub cancelled(String group, String day) {
    return tell(
        MeetingProjection.class,
        Types.MEETING_CANCELLED,
        Topics.PRIVATE_MEETINGS,
        "{'owner':'drammen','meetingId':'%s-%s','reason':'Sykdom'}".formatted(group, day));
  }

  public CharterHub invitedToEvent(String group, String eventId, String day) {
    return tell(
        MeetingProjection.class,
        Types.EVENT_PUBLISHED,
        Topics.PRIVATE_MEETINGS,
        "{'organiser':'drammen','eventId':'%s','title':'Frokost %s','start':'%sT08:00','timeZone':'Europe/Oslo','inviteGroups':['%s']}"
            .formatted(eventId, eventId, day, group));
  }

  /** A meeting with minutes. */
  public CharterHub met(String group, String day, List<String> present, List<String> absent) {
    called(group, day);
    List<Object[]> rows = new ArrayList<>();
    String about = "meeting drammen/%s-%s".formatted(group, day);
    present.forEach(name -> rows.add(new Object[] {about, person(name), name, "present"}));
    absent.forEach(name -> rows.add(new Object[] {about, person(name), name, "absent"}));
    database
        .jdbc()
        .batchUpdate(
            "INSERT INTO kept.attendance (about, person, name, standing) VALUES (?, ?, ?, ?)",
            rows);
    return this;
  }

  private static String person(String name) {
    return name.startsWith("erased") ? name : name + "@example.no";
  }

  public CharterHub records(String group, String kind, String date, String fields) {
    return records(group, kind + "-" + date + "-" + messages.get(), kind, date, fields);
  }

  public CharterHub records(String group, String id, String kind, String date, String fields) {
    return tell(
        CharterProjection.class,
        Types.EVIDENCE_RECORDED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'drammen',%s'evidenceId':'%s','kind':'%s','date':'%s','recordedBy':'Kari'%s}"
            .formatted(
                group == null ? "" : "'groupId':'%s',".formatted(group),
                id.toLowerCase(java.util.Locale.ROOT),
                kind,
                date,
                fields.isEmpty() ? "" : "," + fields));
  }

  public CharterHub withdraws(String id) {
    return tell(
        CharterProjection.class,
        Types.EVIDENCE_RECORDED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'drammen','evidenceId':'%s','recordedBy':'Kari','withdrawn':true}".formatted(id));
  }

  /** To lead the group for a year from that day. */
  public CharterHub elects(String group, String who, String date) {
    return records(
        group,
        "election",
        date,
        "'person':{'name':'%s','address':'%s@example.no'},'role':'leader','termFrom':'%s','termMonths':12"
            .formatted(who, who, date));
  }

  public CharterHub adopts(String charter, String from, String rules) {
    return tell(
        CharterProjection.class,
        Types.CHARTER_ADOPTED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'drammen','charter':'%s','validFrom':'%s','rules':[%s]}"
            .formatted(charter, from, rules));
  }

  public CharterReport report(String at) {
    Facts facts = bean(FactsReader.class).read("drammen", LocalDate.parse(at));
    return CharterReport.of(facts, facts.at());
  }

  public Ruled judged(String group, String rule, String at) {
    CharterReport report = report(at);
    List<Ruled> rules =
        group == null
            ? report.association()
            : report.groups().stream()
                .filter(each -> each.groupId().equals(group))
                .findFirst()
                .orElseThrow()
                .rules();
    return rules.stream().filter(each -> each.rule().equals(rule)).findFirst().orElseThrow();
  }

  /** As the report has it on a day. */
  public String state(String group, String rule, String at) {
    return judged(group, rule, at).state();
  }

  /** As the report has it today. */
  public String state(String group, String rule) {
    return state(group, rule, today().toString());
  }

  /** What the route does each minute. */
  CharterHub watches() {
    bean(WatchingCharters.class).watch();
    return this;
  }

  /** What was written into the inbox is admitted. */
  CharterHub admits() {
    inbox.forEach(
        message ->
            tell(
                CharterProjection.class,
                message.type(),
                Topics.PRIVATE_GROUPS,
                message.data().toString()));
    inbox.clear();
    return this;
  }

  record Sent(String recipient, String subject, String text) {}

  /** Since the last time this was asked, by recipient and subject. */
  List<Sent> letters() {
    List<Sent> letters = new ArrayList<>();
    database
        .jdbc()
        .query(
            """
            SELECT recipient, content FROM kept.outbox
            JOIN kept.mail_tail ON tail_key = message_id AND part = 0
            WHERE state = 'queued' ORDER BY number
            """,
            row -> {
              letters.add(sent(row.getString(1), row.getBytes(2)));
            });
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    letters.sort(java.util.Comparator.comparing(Sent::recipient).thenComparing(Sent::subject));
    return letters;
  }

  private static Sent sent(String recipient, byte[] bytes) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      MimeMultipart words = (MimeMultipart) message.getContent();
      String text = words.getBodyPart(0).getContent().toString();
      assertThat(message.getSubject() + "\n" + text)
          .as("rules are told in words")
          .doesNotContain("(skal)", "(bør)")
          .doesNotContainPattern("\\b[A-Z]\\d{1,2}\\b");
      return new Sent(recipient, message.getSubject(), text);
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
