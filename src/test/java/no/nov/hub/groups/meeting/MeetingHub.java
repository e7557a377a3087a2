package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import no.nov.hub.Messages;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.groups.minutes.MinutesForTests;
import no.nov.hub.groups.minutes.MinutesProjection;
import no.nov.hub.groups.minutes.SendingMinutes;
import no.nov.hub.groups.minutes.action.Reminding;
import no.nov.hub.intake.access.AuditLog;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.RouteRun;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Groups and meetings in a database of their own, with the hub's own beans between the topics and
 * the outbox, and a clock that stands until it is moved.
 */
public final class MeetingHub implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** A letter as it would be sent, with the attachments that it shares. */
  public record Sent(Letter.Kind kind, String about, String recipient, byte[] bytes) {

    public MimeMessage message() {
      try {
        return new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      } catch (jakarta.mail.MessagingException e) {
        throw new AssertionError(e);
      }
    }
  }

  public final TestDatabase database = TestDatabase.fresh();
  public final MovableClock clock = MovableClock.at(NOW);
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();

  public MeetingHub() {
    context.setAllowBeanDefinitionOverriding(true);
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
        Nov.class, () -> new Nov("nov", "Næringsalliansen Oslofjord Vest", "drammen"));
    context.registerBean(MailSettings.class, () -> settings(MailSettings.class, Map.of()));
    context.registerBean(Links.class, () -> new Links("https://hub.example.no"));
    context.registerBean(
        MeetingSettings.class,
        () ->
            new MeetingSettings(
                "hub.example.no",
                Duration.ofDays(400),
                List.of(Duration.ofDays(3), Duration.ofDays(1))));
    MinutesForTests.addTo(context);
    context.registerBean(Projecting.class, () -> Mockito.mock(Projecting.class));
    context.registerBean(AuditLog.class);
    context.registerBean(ErasureTables.class);
    context.registerBean(Outbox.class, () -> OutboxForTests.outbox(database, clock));
    context.registerBean(Schemas.class);
    context.registerBean(Inspection.class);
    context.addBeanFactoryPostProcessor(
        new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor());
    context.scan(
        "no.nov.hub.groups.group", "no.nov.hub.groups.meeting", "no.nov.hub.groups.minutes");
    context.addBeanFactoryPostProcessor(
        beans -> {
          if (beans instanceof org.springframework.beans.factory.support.BeanDefinitionRegistry all
              && all.containsBeanDefinition("meetingTokens")) {
            all.removeBeanDefinition("meetingTokens");
          }
          beans.registerSingleton("meetingTokens", (Supplier<String>) this::token);
        });
    context.refresh();
  }

  private static Participant participant(String id, String name) {
    return new Participant(id, name, null, Participant.Kind.ASSOCIATION, List.of());
  }

  /** With what its settings say if nothing is set. */
  private static <T> T settings(Class<T> type, Map<String, String> set) {
    return new org.springframework.boot.context.properties.bind.Binder(
            new org.springframework.boot.context.properties.source.MapConfigurationPropertySource(
                set))
        .bindOrCreate("hub.mail", type);
  }

  private String token() {
    return "token%015d".formatted(tokens.incrementAndGet());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /**
   * @return by what a meeting of Drammen names the file
   */
  String uploads(byte[] content) {
    try {
      UploadedFile file = UploadedFile.of(new ByteArrayInputStream(content));
      bean(AttachmentTables.class).add("drammen", file);
      return file.sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resource group of Drammen; the first member leads it. */
  public MeetingHub group(String id, String... members) {
    return groupWith(
        id,
        "'leader':{'address':'%s@example.no'}".formatted(members[0]),
        String.join(",", List.of(members).stream().map(MeetingHub::member).toList()));
  }

  public MeetingHub groupWith(String id, String fields, String members) {
    String data =
        """
        {'owner':'drammen','groupId':'%s','kind':'resource','name':'Ressursgruppe %s',%s,
         'contact':{'name':'Kari Kontakt','address':'kari@example.no'},'members':[%s]}
        """
            .formatted(id, id, fields, members);
    context
        .getBean(GroupProjection.class)
        .apply(List.of(message(Types.GROUP_REGISTERED, Topics.PRIVATE_GROUPS, data)));
    return this;
  }

  public static String member(String name) {
    String shown =
        name.equals("ase")
            ? "Åse"
            : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    return "{'name':'%s Ås','address':'%s@example.no'}".formatted(shown, name);
  }

  /** A meeting of group energi on 12 January at nine. */
  public MeetingHub calls(String id, String fields) {
    String base = "'owner':'drammen','meetingId':'%s'".formatted(id);
    String rest = fields.isEmpty() ? "" : "," + fields;
    String groups = fields.contains("'groups'") ? "" : ",'groups':['energi']";
    String title = fields.contains("'title'") ? "" : ",'title':'Møte i energigruppen'";
    String start =
        fields.contains("'start'")
            ? ""
            : ",'start':'2027-01-12T09:00','end':'2027-01-12T10:30','timeZone':'Europe/Oslo'";
    return says(Types.MEETING_CALLED, "{" + base + groups + title + start + rest + "}");
  }

  public MeetingHub cancels(String id, String reason) {
    return says(
        Types.MEETING_CANCELLED,
        "{'owner':'drammen','meetingId':'%s','reason':'%s'}".formatted(id, reason));
  }

  /** Minutes of a meeting as its contact sends them, and admission passes them on. */
  public MeetingHub minutes(String id, String fields) {
    String data = "{'owner':'drammen','meetingId':'%s',%s}".formatted(id, fields);
    Inspection.Outcome outcome =
        bean(Inspection.class)
            .inspect(
                bean(Participants.class).get("drammen"),
                Json.MAPPER.readTree(
                    Messages.from("drammen", Types.MEETING_MINUTED, "m", data).toJson()));
    if (!(outcome instanceof Inspection.Sound sound)) {
      throw new AssertionError("refused: " + outcome);
    }
    bean(MinutesProjection.class)
        .apply(
            List.of(
                message(
                    Types.MEETING_MINUTED,
                    Topics.PRIVATE_MEETINGS,
                    sound.envelope().data().toString())));
    return this;
  }

  private MeetingHub says(String type, String data) {
    ((MeetingProjection) context.getBean("meetingProjection"))
        .apply(List.of(message(type, Topics.PRIVATE_MEETINGS, data)));
    return this;
  }

  MeetingHub event(String type, String data) {
    return says(type, data);
  }

  /** As earlier versions of the hub told of it, where others read. */
  MeetingHub eventOfBefore(String type, String data) {
    ((MeetingProjection) context.getBean("meetingProjection"))
        .apply(List.of(message(type, Topics.EVENTS, data)));
    return this;
  }

  MeetingHub eventAsOthersRead(String type, String data) {
    Received whole = message(type, Topics.EVENTS, data);
    whole.headers().remove(Admitted.RECEIPT_ID);
    ((MeetingProjection) context.getBean("meetingProjection")).apply(List.of(whole));
    return this;
  }

  private Received message(String type, String topic, String data) {
    int number = messages.incrementAndGet();
    return Messages.admitted(
        Messages.from("drammen", type, "m-" + number, data), topic, number, clock.instant());
  }

  /** What the route does as long as anything is due. */
  public MeetingHub looks() {
    Inviting inviting = context.getBean(Inviting.class);
    while (inviting.anyDue()) {
      inviting.invite();
    }
    SendingMinutes minutes = bean(SendingMinutes.class);
    while (minutes.anyDue()) {
      minutes.send();
    }
    Reminding actions = bean(Reminding.class);
    while (actions.anyDue()) {
      actions.remind();
    }
    return this;
  }

  MeetingHub tellsAnswers() {
    assertThat(
            RouteRun.round(
                    "64-tell-answers.camel.xml",
                    Map.of("tellingAnswers", bean(TellingAnswers.class)))
                .getException())
        .isNull();
    return this;
  }

  public MeetingHub after(Duration time) {
    clock.pass(time);
    return looks();
  }

  /** The letters since the last time this was asked, by kind and recipient. */
  public List<Sent> letters() {
    List<Sent> letters = new ArrayList<>();
    database
        .jdbc()
        .query(
            "SELECT * FROM kept.outbox WHERE state IN ('queued', 'superseded') ORDER BY kind, recipient, number",
            row -> {
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              tails(row.getString("message_id")).forEach(bytes::writeBytes);
              String tail = row.getString("tail");
              if (tail != null) {
                tails(tail).forEach(bytes::writeBytes);
              }
              letters.add(
                  new Sent(
                      Letter.Kind.valueOf(row.getString("kind")),
                      row.getString("about"),
                      row.getString("recipient"),
                      bytes.toByteArray()));
            });
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    return letters;
  }

  private List<byte[]> tails(String key) {
    return database
        .jdbc()
        .queryForList(
            "SELECT content FROM kept.mail_tail WHERE tail_key = ? ORDER BY part",
            byte[].class,
            key);
  }

  /** “INVITATION ola, INVITATION per”. */
  public static String told(List<Sent> letters) {
    return String.join(
        ", ",
        letters.stream()
            .map(l -> l.kind() + " " + l.recipient().substring(0, l.recipient().indexOf('@')))
            .toList());
  }

  public String told() {
    return told(letters());
  }

  Meeting meeting(String about) {
    return context.getBean(MeetingTables.class).find(about).orElseThrow();
  }

  Invitation invitation(String about, String name) {
    return context.getBean(InvitationTables.class).of(about).stream()
        .filter(each -> each.address().equals(name + "@example.no"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }
}
