package no.nov.hub.app.demo;

import java.time.Duration;
import no.nov.hub.platform.transport.HubStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends the samples on the first run, waits until they are in the figures, and prints the table on
 * every run.
 */
@Component
@Profile("demo")
class DemoRun {

  private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HubStart hub;
  private final FirstRun firstRun;
  private final SampleSending sending;
  private final Settled settled;
  private final DemoTable table;

  DemoRun(
      HubStart hub, FirstRun firstRun, SampleSending sending, Settled settled, DemoTable table) {
    this.hub = hub;
    this.firstRun = firstRun;
    this.sending = sending;
    this.settled = settled;
    this.table = table;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    new Thread(this::run, "demo").start();
  }

  private void run() {
    try {
      if (!hub.awaitReady(PATIENCE)) {
        LOG.error("The demo waited a minute for the hub; look at /actuator/health");
        return;
      }
      if (!firstRun.sent()) {
        sending.send(new Samples(firstRun.date()));
        firstRun.remember();
      }
      settled.await(PATIENCE);
      table.print();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("The demo failed; start it again, what it sent is not counted twice", e);
    }
  }
}
