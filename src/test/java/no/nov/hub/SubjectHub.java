package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.intake.submission.NotedSubmissions;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.ProjectingForTests;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.RouteRun;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/**
 * A subject of the hub for its tests: its packages with their own beans and the settings that the
 * hub ships with, a database of their own, and a clock that stands until it is moved. Messages come
 * as they stand on topics; letters stay in the outbox.
 */
public abstract class SubjectHub {

  private static final List<Class<?>> SETTINGS = settings();

  public final TestDatabase database;
  public final MovableClock clock;

  /** All that has come, of whatever topic. */
  public final List<Received> records = new ArrayList<>();

  /** What was written into an inbox. */
  public final List<Envelope> inbox = new ArrayList<>();

  private final NotedSubmissions submissions = new NotedSubmissions(inbox);
  private final Map<String, List<Class<? extends Projection>>> readers = new HashMap<>();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  protected SubjectHub(Instant now) {
    this(TestDatabase.fresh(), MovableClock.at(now));
  }

  protected SubjectHub(TestDatabase database, MovableClock clock) {
    this.database = database;
    this.clock = clock;
    SETTINGS.forEach(this::setAsShipped);
    with(JdbcTemplate.class, database::jdbc);
    with(TransactionTemplate.class, database::transactions);
    with(Clock.class, () -> clock);
    with(Participants.class, () -> RealSettings.PARTICIPANTS);
    with(Links.class, () -> new Links("https://hub.example.no"));
    with(Nov.class, () -> new Nov("nov", "Næringsalliansen Oslofjord Vest", "drammen"));
    with(Projecting.class, () -> ProjectingForTests.on(database));
    with("submitting", NotedSubmissions.class, () -> submissions);
    context.register(AuditLog.class, ErasureTables.class, Schemas.class, Inspection.class);
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
  }

  private static List<Class<?>> settings() {
    ClassPathScanningCandidateComponentProvider all =
        new ClassPathScanningCandidateComponentProvider(false);
    all.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<Class<?>> types = new ArrayList<>();
    for (BeanDefinition found : all.findCandidateComponents("no.nov.hub")) {
      types.add(ClassUtils.resolveClassName(found.getBeanClassName(), null));
    }
    return types;
  }

  private <T> void setAsShipped(Class<T> type) {
    with(type, () -> RealSettings.of(type));
  }

  /** In the place of the bean of this type that a package or the settings have. */
  protected final <T> void with(Class<T> type, Supplier<T> bean) {
    with(nameOf(type), type, bean);
  }

  /** Settings are named as Spring Boot names them; null lets Spring name the bean. */
  private static String nameOf(Class<?> type) {
    ConfigurationProperties settings = type.getAnnotation(ConfigurationProperties.class);
    return settings == null ? null : settings.value() + "-" + type.getName();
  }

  /** In the place of the bean that a package has under this name. */
  protected final <T> void with(String name, Class<T> type, Supplier<T> bean) {
    context.registerBean(name, type, bean);
  }

  @SafeVarargs
  protected final void reads(String topic, Class<? extends Projection>... projections) {
    readers.put(topic, List.of(projections));
  }

  /** To be called once all of the above is said. */
  protected final void start(String... packages) {
    context.scan(
        Stream.concat(Stream.of("no.nov.hub.mail.outgoing"), Arrays.stream(packages))
            .toArray(String[]::new));
    context.refresh();
  }

  public final <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A record at the end of its topic that nobody has read yet. */
  protected final Received record(String sender, String type, String topic, String data) {
    return record(Messages.from(sender, type, "m-" + records.size(), data), topic, clock.instant());
  }

  protected final Received record(Envelope message, String topic, Instant at) {
    Received record = Messages.admitted(message, topic, records.size(), at);
    records.add(record);
    return record;
  }

  /** Lets all who read the topic of these records read them, as one batch. */
  public final void read(List<Received> batch) {
    for (Class<? extends Projection> reader : readers.get(batch.get(0).topic())) {
      bean(Projecting.class).project(bean(reader), new Batch(batch, null));
    }
  }

  public final void withoutKafka() {
    submissions.withoutKafka();
  }

  protected final void admit(String sender, String type, String topic, String data) {
    read(List.of(record(sender, type, topic, data)));
  }

  protected final void admit(Envelope message, String topic) {
    read(List.of(record(message, topic, clock.instant())));
  }

  /** As a route does it. */
  protected static void work(BooleanSupplier anyDue, Runnable round) {
    while (anyDue.getAsBoolean()) {
      round.run();
    }
  }

  /** For routes, which know beans by their names. */
  protected final Map<String, Object> beans(String... names) {
    return Stream.of(names).collect(Collectors.toMap(name -> name, context::getBean));
  }

  /** One round of a file's route, which calls a bean of this type. */
  public final void round(String file, Class<?> type) {
    Map<String, Object> beans = beans(context.getBeanNamesForType(type));
    assertThat(RouteRun.round(file, beans).getException()).isNull();
  }

  /** The letters since the last time this was asked, by kind and recipient. */
  public List<Sent> letters() {
    List<Sent> letters =
        database
            .jdbc()
            .query(
                "SELECT * FROM kept.outbox WHERE state IN ('queued', 'superseded') ORDER BY kind, recipient, number",
                (row, n) ->
                    new Sent(
                        Letter.Kind.valueOf(row.getString("kind")),
                        row.getString("about"),
                        row.getString("recipient"),
                        whole(row.getString("message_id"), row.getString("tail"))));
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    return letters;
  }

  private byte[] whole(String head, String tail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String key : tail == null ? List.of(head) : List.of(head, tail)) {
      database
          .jdbc()
          .queryForList(
              "SELECT content FROM kept.mail_tail WHERE tail_key = ? ORDER BY part",
              byte[].class,
              key)
          .forEach(bytes::writeBytes);
    }
    return bytes.toByteArray();
  }

  /** “INVITATION ola, INVITATION per”: the letters since the last time they were asked for. */
  public final String told() {
    return Sent.told(letters());
  }

  /** “POLL ola” among the letters since the last time they were asked for. */
  public final Sent letter(String told) {
    List<Sent> letters = letters();
    return letters.stream()
        .filter(each -> each.told().equals(told))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not among: " + Sent.told(letters)));
  }

  /** For a subject with threads of its own. */
  protected final void stop() {
    context.close();
  }
}
