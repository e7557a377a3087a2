package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.kafka.KafkaContainer;

/** A new directory, broker and database for each hub that is started. */
class OwnParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("hub.data=" + newDirectory()).applyTo(context);
    if (Parts.ofThisRun() == Parts.CONTAINERS) {
      useContainers(context);
    }
  }

  private static Path newDirectory() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "hubs").toAbsolutePath());
      return Files.createTempDirectory(parent, "hub");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void useContainers(ConfigurableApplicationContext context) {
    KafkaContainer kafka = Containers.kafka();
    kafka.start();
    // What is registered first is destroyed last, so the broker outlives the hub.
    ((DefaultListableBeanFactory) context.getBeanFactory())
        .registerDisposableBean("kafkaContainer", kafka::stop);
    Containers.Database database = Containers.database();
    TestPropertyValues.of(
            "hub.embedded.kafka.enabled=false",
            "hub.kafka.bootstrap-servers=" + kafka.getBootstrapServers(),
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.username(),
            "spring.datasource.password=" + database.password())
        .applyTo(context);
  }
}
