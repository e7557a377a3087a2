package no.nov.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import no.nov.hub.intake.access.AccessSettings;
import no.nov.hub.intake.access.KeyMail;
import no.nov.hub.intake.login.LoginMail;
import no.nov.hub.intake.openid.OpenIdSettings;
import no.nov.hub.intake.quota.QuotaSettings;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitation;
import no.nov.hub.intake.user.UserMail;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.PartsKnown;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What stands between a caller and the hub: keys, the rules for paths, the way to tell faults, on a
 * real server and with the hub's own settings; small stand-ins behind them, no Kafka, no routes.
 */
@EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
@ComponentScan({
  "no.nov.hub.intake.access",
  "no.nov.hub.intake.login",
  "no.nov.hub.intake.openid",
  "no.nov.hub.intake.passkey",
  "no.nov.hub.intake.user",
  "no.nov.hub.app.audit",
  "no.nov.hub.app.backup",
  "no.nov.hub.app.description",
  "no.nov.hub.platform.audit",
  "no.nov.hub.platform.language",
  "no.nov.hub.platform.link",
  "no.nov.hub.platform.problem",
  "no.nov.hub.intake.quota",
  "no.nov.hub.platform.server"
})
@EnableConfigurationProperties({
  AccessSettings.class,
  Links.class,
  Nov.class,
  OpenIdSettings.class,
  ParticipantSettings.class,
  QuotaSettings.class
})
@Import(HttpSlice.StandIns.class)
public class HttpSlice {

  private static final String PROFILE = "http-slice";

  /**
   * @param data where the first keys are written
   * @param more settings, as arguments
   */
  public static ConfigurableApplicationContext start(Path data, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--hub.data=" + data,
                "--spring.flyway.enabled=false",
                "--management.endpoint.health.validate-group-membership=false"));
    settings.addAll(List.of(more));
    ConfigurableApplicationContext hub =
        new SpringApplicationBuilder(HttpSlice.class)
            .web(WebApplicationType.SERVLET)
            .profiles(PROFILE)
            .run(settings.toArray(String[]::new));
    hub.publishEvent(new PartsKnown());
    return hub;
  }

  public static String address(ConfigurableApplicationContext hub) {
    return "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
  }

  @Bean
  Database database() {
    return new Database(TestDatabase.fresh().dataSource());
  }

  @Bean
  Participants participants(ParticipantSettings settings) {
    return new Participants(settings.participants());
  }

  /** Nobody is mailed. */
  @Bean
  LoginMail loginMail() {
    return (person, code, link, endsAt) -> {};
  }

  /** Nobody is invited. */
  @Bean
  UserMail userMail() {
    return new UserMail() {
      @Override
      public void invite(
          User user, List<GivenRole> roles, UserInvitation invitation, String link) {}

      @Override
      public void given(User user, List<GivenRole> roles, String by) {}

      @Override
      public void lapsed(User user, UserInvitation invitation) {}
    };
  }

  @Bean
  KeyMail keyMail() {
    return (key, days, isReplaced) -> true;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Can be taken away. */
  public static final class Database extends DelegatingDataSource {

    private volatile boolean out;

    Database(DataSource real) {
      super(real);
    }

    public void goOut() {
      out = true;
    }

    public void comeBack() {
      out = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (out) {
        throw new SQLTransientConnectionException("the database is out");
      }
      return super.getConnection();
    }
  }

  /** The profile keeps it out of tests that start the whole hub. */
  @RestController
  @Profile(PROFILE)
  static class StandIns {

    @GetMapping({"/", "/calendar.ics", "/calendar/drammen.ics", "/api/v1/templates/counts.csv"})
    String open() {
      return "open";
    }

    @GetMapping("/api/v1/statistics")
    String statistics(@RequestParam Optional<LocalDate> asOf) {
      return "as of " + asOf.map(LocalDate::toString).orElse("today");
    }

    @GetMapping("/api/v1/months")
    String months(@RequestParam int months) {
      return "months " + months;
    }

    @GetMapping("/api/v1/since")
    String since(@RequestParam Instant time) {
      return "since " + time;
    }

    @GetMapping("/api/v1/receipts/{id}")
    String receipt(@PathVariable UUID id) {
      return "receipt " + id;
    }

    /** Answers with what was sent. */
    @PostMapping("/api/v1/messages")
    byte[] submit(InputStream body) throws IOException {
      return body.readAllBytes();
    }

    /** Answers with the fields of a form. */
    @PostMapping("/svar/{token}")
    String form(@RequestParam MultiValueMap<String, String> form) {
      return new TreeMap<>(form).toString();
    }

    @GetMapping("/api/v1/large")
    Map<String, String> large() {
      return Map.of("text", "x".repeat(50_000_000));
    }

    @GetMapping("/api/v1/gone")
    String gone() {
      throw new ResponseStatusException(HttpStatus.GONE, "secret of the inside");
    }

    @GetMapping("/api/v1/broken")
    String broken() {
      throw new IllegalStateException("secret of the inside");
    }
  }
}
