package no.nov.hub.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.nov.hub.Messages;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.access.AuditLog;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.submission.RejectionProjection;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Parking;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.shared.event.CalendarProjection;
import no.nov.hub.shared.membership.MembershipProjection;
import no.nov.hub.shared.position.IssueProjection;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page on a database of its own, with the participants of the settings, on one day. */
final class ConsoleFixture {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** A Sunday; in Oslo it is 9 o'clock. */
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  /** As Spring builds them, because their constructors are their own packages'. */
  @Configuration
  @ComponentScan({
    "no.nov.hub.shared.membership",
    "no.nov.hub.shared.event",
    "no.nov.hub.shared.position",
    "no.nov.hub.intake.submission",
    "no.nov.hub.intake.feed",
    "no.nov.hub.app.console"
  })
  @ConfigurationPropertiesScan({"no.nov.hub.platform.participant", "no.nov.hub.intake.feed"})
  static class Hub {}

  private final TestDatabase database = TestDatabase.fresh();
  private final AtomicInteger queries = new AtomicInteger();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final MockMvc http;
  private int offset;

  ConsoleFixture() {
    context.getEnvironment().getPropertySources().addLast(settings());
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.registerBean(
        JdbcTemplate.class, () -> new JdbcTemplate(counting(database.dataSource())));
    context.registerBean(TransactionTemplate.class, database::transactions);
    context.registerBean(CamelContext.class, () -> new DefaultCamelContext());
    context.registerBean("clock", Clock.class, () -> Clock.fixed(NOW, OSLO));
    context.register(Hub.class, AuditLog.class, Parking.class, Projecting.class);
    context.refresh();
    PageLanguage language = new PageLanguage();
    http =
        MockMvcBuilders.standaloneSetup(new OverviewController(context.getBean(Overview.class)))
            .setViewResolvers(views())
            .setLocaleResolver(language)
            .addInterceptors(language)
            .build();
  }

  private static org.springframework.core.env.PropertySource<?> settings() {
    try {
      return new YamlPropertySourceLoader()
          .load("settings", new ClassPathResource("application.yml"))
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return admit(
        MembershipProjection.class,
        association,
        Types.MEMBERSHIP_COUNTED,
        Topics.MEMBERSHIP,
        "{'association':'%s','asOf':'%s',%s}".formatted(association, asOf, fields));
  }

  ConsoleFixture published(String organiser, String eventId, String title, String fields) {
    return admit(
        CalendarProjection.class,
        organiser,
        Types.EVENT_PUBLISHED,
        Topics.EVENTS,
        "{'organiser':'%s','eventId':'%s','title':'%s',%s}"
            .formatted(organiser, eventId, title, fields));
  }

  ConsoleFixture cancelled(String organiser, String eventId, String reason) {
    return admit(
        CalendarProjection.class,
        organiser,
        Types.EVENT_CANCELLED,
        Topics.EVENTS,
        "{'organiser':'%s','eventId':'%s','reason':'%s'}".formatted(organiser, eventId, reason));
  }

  ConsoleFixture says(String association, String issue, String title, String fields) {
    return admit(
        IssueProjection.class,
        association,
        Types.POSITION_ADOPTED,
        Topics.POSITIONS,
        "{'association':'%s','issue':{'id':'%s','title':'%s'},%s}"
            .formatted(association, issue, title, fields));
  }

  private ConsoleFixture admit(
      Class<? extends Projection> projection,
      String sender,
      String type,
      String topic,
      String data) {
    Received record =
        Messages.admitted(
            Messages.from(sender, type, "m-" + offset, data),
            topic,
            offset++,
            NOW.minusSeconds(60));
    apply(projection, record);
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
            status,
            origin,
            all,
            java.util.Map.of(),
            "{}".getBytes(StandardCharsets.UTF_8));
    RecordHeaders headers = new RecordHeaders();
    rejection
        .toHeaders()
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    apply(
        RejectionProjection.class,
        new Received(
            Topics.REJECTED,
            0,
            offset++,
            at.toEpochMilli(),
            null,
            "{}".getBytes(StandardCharsets.UTF_8),
            headers));
    return this;
  }

  private void apply(Class<? extends Projection> projection, Received record) {
    Projection bean = context.getBean(projection);
    database.transactions().executeWithoutResult(status -> bean.apply(List.of(record)));
  }

  OverviewPage page() {
    return page(Language.NB);
  }

  OverviewPage page(Language language) {
    return context.getBean(Overview.class).now(language);
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
            MockMvcRequestBuilders.get("/").header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage))
        .andExpect(MockMvcResultMatchers.status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
