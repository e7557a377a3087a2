package no.nov.hub.platform.transport.outage;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Puts the guard before the pool of connections, and bounds how long PostgreSQL may be silent. */
@Component
public class DatabaseGuard implements BeanPostProcessor, DisposableBean {

  /** What the hub's own connections are called in {@code pg_stat_activity}. */
  private static final String HUB = "nov-hub";

  private static final String SILENCE_SECONDS = "10";

  private final ObjectProvider<Clock> clock;
  private final List<GuardedDatabase> guarded = new ArrayList<>();

  DatabaseGuard(ObjectProvider<Clock> clock) {
    this.clock = clock;
  }

  /**
   * Without a limit a connection to a server that has vanished holds its thread for ever, and so
   * does each attempt to open another. What stands in the URL counts more than these.
   */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
      Properties properties = pool.getDataSourceProperties();
      properties.putIfAbsent("socketTimeout", SILENCE_SECONDS);
      properties.putIfAbsent("tcpKeepAlive", "true");
      properties.putIfAbsent("ApplicationName", HUB);
      // Otherwise the text of an error holds the values of the statement, names and addresses too.
      properties.putIfAbsent("logServerErrorDetail", "false");
    }
    return bean;
  }

  private static boolean isPostgres(HikariDataSource pool) {
    return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      GuardedDatabase guard = new GuardedDatabase(pool, clock.getObject());
      guarded.add(guard);
      return guard;
    }
    return bean;
  }

  /** Whether the database in this process has closed itself. */
  public boolean hasEnded() {
    return guarded.stream().anyMatch(GuardedDatabase::hasEnded);
  }

  @Override
  public void destroy() {
    guarded.forEach(GuardedDatabase::close);
  }
}
