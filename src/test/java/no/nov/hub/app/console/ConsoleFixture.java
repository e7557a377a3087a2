package no.nov.hub.app.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.nov.hub.Messages;
import no.nov.hub.RealSettings;
import no.nov.hub.SubjectHub;
import no.nov.hub.intake.access.CallersForTests;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.RejectionProjection;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.shared.event.CalendarProjection;
import no.nov.hub.shared.membership.MembershipProjection;
import no.nov.hub.shared.position.IssueProjection;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page, with the participants of the settings, on one day. */
final class ConsoleFixture extends SubjectHub {

  /** A Sunday; in Oslo it is 9 o'clock. */
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final AtomicInteger queries = new AtomicInteger();
  private final MockMvc http;

  ConsoleFixture() {
    super(NOW);
    with(JdbcTemplate.class, () -> new JdbcTemplate(counting(database.dataSource())));
    reads(Topics.MEMBERSHIP, MembershipProjection.class);
    reads(Topics.EVENTS, CalendarProjection.class);
    reads(Topics.POSITIONS, IssueProjection.class);
    reads(Topics.REJECTED, RejectionProjection.class);
    start(
        "no.nov.hub.shared.membership",
        "no.nov.hub.shared.event",
        "no.nov.hub.shared.position",
        "no.nov.hub.intake.submission",
        "no.nov.hub.intake.feed",
        "no.nov.hub.app.console");
    PageLanguage language = new PageLanguage();
    http =
        MockMvcBuilders.standaloneSetup(new OverviewController(bean(Overview.class)))
            .setCustomArgumentResolvers(CallersForTests.arguments())
            .setViewResolvers(views())
            .setLocaleResolver(language)
            .addInterceptors(language)
            .build();
  }

  private static ThymeleafViewResolver views() {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(Texts.files());
    ThymeleafViewResolver views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    views.addStaticVariable("nov", RealSettings.of(Nov.class));
    return views;
  }

  private DataSource counting(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws java.sql.SQLException {
        Connection connection = super.getConnection();
        return (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (List.of("prepareStatement", "createStatement").contains(method.getName())) {
                    queries.incrementAndGet();
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
      }
    };
  }

  ConsoleFixture counted(String association, String asOf, String fields) {
    return admitted(
        association,
        Types.MEMBERSHIP_COUNTED,
        Topics.MEMBERSHIP,
        "{'association':'%s','asOf':'%s',%s}".formatted(association, asOf, fields));
  }

  ConsoleFixture published(String organiser, String eventId, String title, String fields) {
    return admitted(
        organiser,
        Types.EVENT_PUBLISHED,
        Topics.EVENTS,
        "{'organiser':'%s','eventId':'%s','title':'%s',%s}"
            .formatted(organiser, eventId, title, fields));
  }

  ConsoleFixture cancelled(String organiser, String eventId, String reason) {
    return admitted(
        organiser,
        Types.EVENT_CANCELLED,
        Topics.EVENTS,
        "{'organiser':'%s','eventId':'%s','reason':'%s'}".formatted(organiser, eventId, reason));
  }

  ConsoleFixture says(String association, String issue, String title, String fields) {
    return admitted(
        association,
        Types.POSITION_ADOPTED,
        Topics.POSITIONS,
        "{'association':'%s','issue':{'id':'%s','title':'%s'},%s}"
            .formatted(association, issue, title, fields));
  }

  private ConsoleFixture admitted(String sender, String type, String topic, String data) {
    read(
        List.of(
            record(
                Messages.from(sender, type, "m-" + records.size(), data),
                topic,
                NOW.minusSeconds(60))));
    return this;
  }

  ConsoleFixture rejected(
      String participant, String status, String origin, Instant at, String... reasons) {
    List<Reason> all =
        List.of(reasons).stream().map(nb -> Reason.of("data", "wrong", nb, "wrong")).toList();
    Rejection rejection =
        new Rejection(
            UUID.randomUUID(),
            participant,
            SubmissionStatus.of(status),
            origin,
            all,
            java.util.Map.of(),
            "{}".getBytes(StandardCharsets.UTF_8));
    RecordHeaders headers = new RecordHeaders();
    rejection
        .toHeaders()
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    Received record =
        new Received(
            Topics.REJECTED,
            0,
            records.size(),
            at.toEpochMilli(),
            null,
            "{}".getBytes(StandardCharsets.UTF_8),
            headers);
    records.add(record);
    read(List.of(record));
    return this;
  }

  OverviewPage page() {
    return page(Language.NB);
  }

  OverviewPage page(Language language) {
    return bean(Overview.class).now(callers().caller("operator"), language);
  }

  /** What waits for one participant alone. */
  OverviewPage page(String participant) {
    return bean(Overview.class).now(callers().caller(participant), Language.NB);
  }

  private CallersForTests callers() {
    return new CallersForTests(bean(Participants.class), new Nov("nov", "NOV", null));
  }

  /** How many queries the page takes. */
  int queries() {
    queries.set(0);
    page();
    return queries.get();
  }

  String html() throws Exception {
    return html("");
  }

  /** As somebody gets it whose browser asks for these languages. */
  String html(String acceptLanguage) throws Exception {
    return http.perform(
            MockMvcRequestBuilders.get("/")
                .principal(callers().login("operator"))
                .header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage))
        .andExpect(MockMvcResultMatchers.status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
