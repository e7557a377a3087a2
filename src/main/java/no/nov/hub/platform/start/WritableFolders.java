package no.nov.hub.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks whether the hub can write where it keeps its data, before any part of it tries to and says
 * so in its own way.
 */
@Component
final class WritableFolders implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final List<String> FOLDERS =
      List.of("hub.data", "hub.access.secrets", "hub.drop.directory");

  private static final String OF_BROKER = "hub.embedded.kafka.directory";

  /** The longest path below a folder of the hub's is not much longer, so it is known to fit. */
  private static final String PROBE = ".writable" + "-".repeat(110);

  private Environment settings;

  @Override
  public void setEnvironment(Environment environment) {
    settings = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    FOLDERS.forEach(name -> refuseUnlessWritable(name, settings));
    if (settings.getProperty("hub.embedded.kafka.enabled", Boolean.class, true)) {
      refuseUnlessWritable(OF_BROKER, settings);
    }
  }

  private static void refuseUnlessWritable(String name, Environment settings) {
    String folder = settings.getProperty(name);
    if (folder == null) {
      return;
    }
    Path path = Path.of(folder);
    try {
      Path directory = ClosedFolder.make(path);
      Files.delete(Files.createTempFile(directory, PROBE, null));
    } catch (IOException e) {
      throw new UselessFolder(name, path).unwritable(e);
    }
  }
}
