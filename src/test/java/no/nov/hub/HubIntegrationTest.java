package no.nov.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole hub, with data of its own and free ports, on its embedded default and in the
 * build's second run on containers. Tests with this annotation share one hub, so each uses
 * participants, dates and ids that are its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.embedded.kafka.port=0",
      // Each test has a year of its own, and they come in any order.
      "hub.admission.old-after-months=1200",
      // Else each test waits for some seconds until the hub looks.
      "hub.routes.tell-unread-files.from=scheduler:unread-files?delay=500&synchronous=true"
    })
@ContextConfiguration(initializers = OwnParts.class)
@Import(HubClient.class)
@EveryPart
public @interface HubIntegrationTest {}
