package no.nov.hub.platform.start;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The demo's mail server believes everybody, so it is no part of the jar that is installed. Whoever
 * asks for it there is told where it is, and gets no empty hub instead.
 */
@Component
@Profile("demo")
final class DemoApart implements BeanFactoryPostProcessor, PriorityOrdered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (!ClassUtils.isPresent("no.nov.hub.app.demo.DemoRun", beans.getBeanClassLoader())) {
      throw new CannotStart(
          "The demo is not in this jar, so the hub ended. Run it in the source's folder with ./mvnw spring-boot:run -Dspring-boot.run.profiles=demo, or start the hub without the profile demo");
    }
  }
}
