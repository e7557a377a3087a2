package no.nov.hub.groups.planning;

import static org.mockito.ArgumentMatchers.any;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import no.nov.hub.Messages;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.groups.meeting.MeetingProjection;
import no.nov.hub.groups.meeting.MeetingSettingsForTests;
import no.nov.hub.groups.meeting.OpenTasks;
import no.nov.hub.intake.access.AuditLog;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Schemas;
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
import no.nov.hub.platform.transport.Received;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Groups, meetings and date polls in a database of their own, with the hub's own beans between the
 * topics and the outbox, and a clock that stands until it is moved. What goes to an inbox is noted.
 */
final class PollHub implements AutoCloseable {

  static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
  static final Participant DRAMMEN =
      new Participant("drammen", "Drammen", null, Participant.Kind.ASSOCIATION, List.of());

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at(NOW);
  final List<Envelope> inbox = new ArrayList<>();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();
  private ResponseEntity<Object> kafka = ResponseEntity.accepted().build();

  PollHub() {
    context.setAllowBeanDefinitionOverriding(true);
    context.registerBean(JdbcTemplate.class, database::jdbc);
    context.registerBean(TransactionTemplate.class, database::transactions);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Participants.class, () -> new Participants(List.of(DRAMMEN)));
    context.registerBean(Nov.class, () -> new Nov("nov", "NOV", "drammen"));
    settings("hub.mail", MailSettings.class, Map.of());
    settings("hub.planning", PlanningSettings.class, Map.of());
    MeetingSettingsForTests.register(context);
    context.registerBean(Projecting.class, () -> Mockito.mock(Projecting.class));
    context.registerBean(Submitting.class, this::submitting);
    context.registerBean(ErasureTables.class);
    context.registerBean(AuditLog.class);
    context.registerBean(OpenTasks.class, () -> groups -> List.of());
    context.registerBean(Outbox.class, () -> OutboxForTests.outbox(database, clock));
    context.registerBean(Schemas.class);
    context.registerBean(Inspection.class);
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.scan(
        "no.nov.hub.groups.group", "no.nov.hub.groups.meeting", "no.nov.hub.groups.planning");
    context.addBeanFactoryPostProcessor(
        beans -> {
          if (beans instanceof BeanDefinitionRegistry all
              && all.containsBeanDefinition("meetingTokens")) {
            all.removeBeanDefinition("meetingTokens");
          }
          beans.registerSingleton(
              "meetingTokens",
              (Supplier<String>) () -> "token%015d".formatted(tokens.incrementAndGet()));
        });
    context.refresh();
  }

  private <T> void settings(String prefix, Class<T> type, Map<String, String> set) {
    context.registerBean(
        type, () -> new Binder(new MapConfigurationPropertySource(set)).bindOrCreate(prefix, type));
  }

  private Submitting submitting() {
    Submitting edge = Mockito.mock(Submitting.class);
    Mockito.when(edge.submit(any(String.class), any(Envelope.class)))
        .thenAnswer(
            call -> {
              inbox.add(call.getArgument(1));
              return kafka;
            });
    return edge;
  }

  PollHub kafkaAnswers(ResponseEntity<Object> answer) {
    kafka = answer;
    return this;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A resource group of Drammen; the first member leads it. */
  PollHub group(String id, String... members) {
    return groupOf(id, String.join(",", List.of(members).stream().map(PollHub::member).toList()));
  }

  PollHub groupOf(String id, String members) {
    String data =
        """
        {'owner':'drammen','groupId':'%s','kind':'resource','name':'Ressursgruppe %s',
         'contact':{'name':'Kari Kontakt','address':'kari@example.no'},'members':[%s]}
        """
            .formatted(id, id, members);
    context
        .getBean(GroupProjection.class)
        .apply(List.of(message(Types.GROUP_REGISTERED, Topics.PRIVATE_GROUPS, data)));
    return this;
  }

  static String member(String name) {
    String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return "{'name':'%s Ås','address':'%s@example.no'}".formatted(shown, name);
  }

  /** Times for meeting m-1 of group energi: 12 and 14 January, to be answered by the 10th. */
  PollHub proposes(String fields) {
    String times =
        fields.contains("'times'")
            ? ""
            : ",'times':[{'start':'2027-01-12T09:00','end':'2027-01-12T10:30'},{'start':'2027-01-14T12:00','end':'2027-01-14T13:00'}]";
    String by = fields.contains("'answerBy'") ? "" : ",'answerBy':'2027-01-10'";
    return says(
        Types.MEETING_PROPOSED,
        "{'owner':'drammen','meetingId':'m-1','groups':['energi'],'title':'Årets første møte','timeZone':'Europe/Oslo'%s%s%s}"
            .formatted(times, by, fields.isEmpty() ? "" : "," + fields));
  }

  PollHub calls(String id, String start, String fields) {
    return says(
        Types.MEETING_CALLED,
        "{'owner':'drammen','meetingId':'%s','groups':['energi'],'title':'Møte %s','start':'%s','timeZone':'Europe/Oslo'%s}"
            .formatted(id, id, start, fields));
  }

  PollHub cancels(String id) {
    return says(Types.MEETING_CANCELLED, "{'owner':'drammen','meetingId':'%s'}".formatted(id));
  }

  PollHub says(String type, String data) {
    return admits(Messages.from("drammen", type, "m", data));
  }

  PollHub admits(Envelope envelope) {
    int number = messages.incrementAndGet();
    List<Received> records =
        List.of(Messages.admitted(envelope, Topics.PRIVATE_MEETINGS, number, clock.instant()));
    ((MeetingProjection) context.getBean("meetingProjection")).apply(records);
    ((PollProjection) context.getBean("pollProjection")).apply(records);
    return this;
  }

  private Received message(String type, String topic, String data) {
    int number = messages.incrementAndGet();
    return Messages.admitted(
        Messages.from("drammen", type, "m-" + number, data), topic, number, clock.instant());
  }

  /** What the route does as long as anything is due. */
  PollHub looks() {
    Polling polling = context.getBean(Polling.class);
    while (polling.anyDue()) {
      polling.ask();
    }
    return this;
  }

  PollHub after(Duration time) {
    clock.pass(time);
    return looks();
  }

  /** Looks at that time in Norway, which is not before now. */
  PollHub at(String local) {
    Instant then = LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Oslo")).toInstant();
    return after(Duration.between(clock.instant(), then));
  }

  /** “POLL ola, POLL per”: what came into the outbox since the last time this was asked. */
  String told() {
    return String.join(", ", letters().keySet());
  }

  /** The letters since the last time this was asked, by kind and recipient. */
  Map<String, MimeMessage> letters() {
    Map<String, MimeMessage> letters = new LinkedHashMap<>();
    database
        .jdbc()
        .query(
            """
            SELECT kind, recipient, content FROM kept.outbox
            JOIN kept.mail_tail ON tail_key = message_id AND part = 0
            WHERE state = 'queued' ORDER BY kind, recipient, number
            """,
            row -> {
              String to = row.getString("recipient");
              letters.put(
                  row.getString("kind") + " " + to.substring(0, to.indexOf('@')),
                  mail(row.getBytes("content")));
            });
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    return letters;
  }

  private static MimeMessage mail(byte[] bytes) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** A server further on has sent this letter back. */
  void returned(String messageId) {
    bean(Outbox.class).deliveries("poll drammen/m-1").stream()
        .filter(delivery -> delivery.messageId().equals(messageId))
        .forEach(delivery -> bean(PollDeliveryListener.class).changed(delivery));
  }

  Poll poll() {
    return bean(PollTables.class).find("poll drammen/m-1").orElseThrow();
  }

  Respondent asked(String name) {
    return bean(RespondentTables.class).of("poll drammen/m-1").stream()
        .filter(person -> person.address().equals(name + "@example.no"))
        .findFirst()
        .orElseThrow();
  }

  /** Answers on the page, a word for each time in their order. */
  PollPage answers(String name, String... words) {
    Map<String, String> form = new HashMap<>(Map.of("asking", poll().shown()));
    for (int i = 0; i < words.length; i++) {
      form.put(PollPages.FIELD + i, words[i]);
    }
    return bean(PollPages.class).answer(asked(name).token(), form).orElseThrow();
  }

  ResponseEntity<Object> picks(String start) {
    return bean(Picking.class).pick("poll drammen/m-1", start, DRAMMEN);
  }

  @Override
  public void close() {
    context.close();
  }
}
