package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole hub on its embedded default, with data of its own and free ports. Tests with
 * this annotation share one hub, so each uses participants, dates and ids that are its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "hub.embedded.kafka.port=0")
@ContextConfiguration(initializers = HubIntegrationTest.OwnData.class)
@Import(HubClient.class)
public @interface HubIntegrationTest {

  /** A new directory for each hub that is started. */
  class OwnData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        Path parent = Files.createDirectories(Path.of("target", "hubs").toAbsolutePath());
        TestPropertyValues.of("hub.data=" + Files.createTempDirectory(parent, "hub"))
            .applyTo(context);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
