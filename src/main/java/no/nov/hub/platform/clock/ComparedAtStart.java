package no.nov.hub.platform.clock;

import java.nio.file.Path;
import java.time.Instant;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Before the broker opens its topics, which deletes what it takes for old. */
@Component
final class ComparedAtStart implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment settings;

  @Override
  public void setEnvironment(Environment environment) {
    settings = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    String data = settings.getProperty("hub.data");
    if (data != null) {
      new LastSeen(Path.of(data)).compare(Instant.now());
    }
  }
}
