package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/**
 * What recurs outside the routes, which start only when Kafka answers. One that hangs delays none.
 */
class TimedJobsTest {

  private static final List<String> JOBS = jobs();

  private static List<String> jobs() {
    JavaClasses hub =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("no.nov.hub");
    return hub.stream()
        .flatMap(each -> each.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Scheduled.class))
        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
        .toList();
  }

  @Configuration
  @EnableScheduling
  static class Jobs {

    final CountDownLatch end = new CountDownLatch(1);
    final AtomicInteger ticks = new AtomicInteger();

    @Bean
    SchedulingConfigurer asManyAsTheHubHas() {
      return registrar -> {
        for (int i = 1; i < JOBS.size(); i++) {
          registrar.addFixedDelayTask(this::hang, Duration.ofMillis(1));
        }
        registrar.addFixedDelayTask(ticks::incrementAndGet, Duration.ofMillis(1));
      };
    }

    private void hang() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void only_those_are_no_routes_that_must_work_before_routes_start_and_the_demos_own() {
    assertThat(JOBS)
        .containsExactlyInAnyOrder(
            "NotingTheTime.note", "DiskSpace.tell", "EndedParts.look", "DemoMailServer.save");
  }

  @Test
  void the_last_of_them_runs_while_all_others_hang() {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
        .withUserConfiguration(Jobs.class)
        .run(
            hub -> {
              Jobs jobs = hub.getBean(Jobs.class);
              await().until(() -> jobs.ticks.get() > 3);
              jobs.end.countDown();
            });
  }
}
