package no.nov.hub.app.command;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.nov.hub.app.backup.StoppedHub;
import no.nov.hub.app.backup.UnusableCopy;
import no.nov.hub.platform.database.DamagedFile;
import no.nov.hub.platform.start.CannotStart;
import no.nov.hub.platform.start.UnknownSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The database of a hub that does not run, found by the settings that the hub itself would use. */
final class HubDatabase {

  private static final int H2_HAS_ANOTHER_PROCESS = 90020;
  private static final String CONNECTION_FAILED = "08";

  private final List<String> settings;

  /**
   * @param settings as for the hub, for instance {@code --hub.data=/srv/hub}
   */
  HubDatabase(List<String> settings) {
    this.settings = settings;
  }

  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Database {}

  interface Work {
    void on(StoppedHub hub, Environment settings) throws SQLException, IOException;
  }

  void run(Work work) {
    try (ConfigurableApplicationContext database = open()) {
      work.on(
          new StoppedHub(database.getBean(DataSource.class), Clock.systemUTC()),
          database.getEnvironment());
    } catch (CommandFault e) {
      throw e;
    } catch (UnusableCopy | CannotStart e) {
      throw new CommandFault(e.getMessage());
    } catch (Exception e) {
      throw told(e);
    }
  }

  static boolean isSetting(String word) {
    return word.matches("(?s)--[a-z][^=]*=.*");
  }

  private ConfigurableApplicationContext open() {
    for (String setting : settings) {
      if (!isSetting(setting)) {
        throw new CommandFault(
            "'%s' is not understood. A setting is written --name=value, for instance --hub.data=/srv/hub."
                .formatted(setting));
      }
    }
    return new SpringApplicationBuilder(Database.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .properties("spring.main.banner-mode=off", "spring.main.lazy-initialization=false")
        .registerShutdownHook(false)
        .initializers(database -> UnknownSettings.refuse(database.getEnvironment()))
        .run(arguments());
  }

  private String[] arguments() {
    List<String> all = new ArrayList<>(settings);
    all.add("--logging.level.root=off");
    all.add("--logging.level.org.apache.kafka=off"); // The hub's own settings have it louder.
    all.add("--spring.datasource.hikari.maximum-pool-size=3");
    return all.toArray(String[]::new);
  }

  /** By its code, of which the deepest that says something counts. */
  private static CommandFault told(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof DamagedFile damaged) {
        return new CommandFault(damaged.getMessage());
      }
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        if (sql.getErrorCode() == H2_HAS_ANOTHER_PROCESS) {
          return new CommandFault("The hub runs on this database. Stop it, then try again.");
        }
        if (String.valueOf(sql.getSQLState()).startsWith(CONNECTION_FAILED)) {
          return new CommandFault(
              "The database does not answer. Start it, or name it as for the hub with --spring.datasource.url, .username and .password.");
        }
      }
    }
    throw new IllegalStateException(fault);
  }
}
