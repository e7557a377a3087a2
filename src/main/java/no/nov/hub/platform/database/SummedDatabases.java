package no.nov.hub.platform.database;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes the file system with checksums known to H2 before anything opens the database. */
final class SummedDatabases
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    SummedPath.register();
  }
}
