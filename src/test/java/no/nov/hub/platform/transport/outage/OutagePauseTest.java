package no.nov.hub.platform.transport.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutagePauseTest {

  private final OutagePause pause = new OutagePause(Clock.systemUTC());
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AtomicBoolean out = new AtomicBoolean(true);
  private final AtomicInteger tries = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    camel.addRoutePolicyFactory(pause);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("scheduler:work?delay=20&initialDelay=0").routeId("work").process(e -> work());
          }
        });
    camel.start();
  }

  private void work() {
    tries.incrementAndGet();
    if (out.get()) {
      throw new IllegalStateException("the database is gone");
    }
  }

  @AfterEach
  void stop() {
    camel.stop();
    pause.destroy();
  }

  @Test
  void aRouteThatFailsStandsStillSaysWhyAndGoesOnByItself() {
    await().until(() -> camel.getRouteController().getRouteStatus("work") == ServiceStatus.Stopped);
    assertThat(pause.paused().get("work").why()).isEqualTo("IllegalStateException");
    assertThat(tries.get()).as("tries while it stands still").isLessThan(5);

    out.set(false);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> camel.getRouteController().getRouteStatus("work").isStarted());
    int before = tries.get();
    await().until(() -> tries.get() > before + 3);
    assertThat(pause.paused()).isEmpty();
  }

  @Test
  void one_piece_of_work_that_waits_alone_does_not_stop_its_route() throws Exception {
    AtomicInteger times = new AtomicInteger();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("scheduler:alone?delay=20&initialDelay=0")
                .routeId("alone")
                .process(e -> waitAlone(times));
          }
        });

    await().until(() -> times.get() > 10);

    assertThat(pause.paused()).doesNotContainKey("alone");
  }

  private static void waitAlone(AtomicInteger times) {
    times.incrementAndGet();
    throw new WaitsAlone("not now", null) {
      private static final long serialVersionUID = 1L;
    };
  }

  @Test
  void a_route_that_fails_before_it_is_started_whole_does_not_fail_the_start() throws Exception {
    DefaultCamelContext starting = new DefaultCamelContext();
    starting.addRoutePolicyFactory(pause);
    starting.addEndpoint("early:work", new FailsWhileItIsStarted(starting));
    starting.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("early:work").routeId("early").process(e -> work());
          }
        });
    try (starting) {
      assertThatCode(starting::start).doesNotThrowAnyException();

      await()
          .until(
              () -> starting.getRouteController().getRouteStatus("early") == ServiceStatus.Stopped);
      assertThat(pause.paused().get("early").why()).isEqualTo("IllegalStateException");
    }
  }

  /**
   * Its consumer is started and its route not yet when it fails, and it goes on when the route has
   * been stopped, or after half a second.
   */
  private static final class FailsWhileItIsStarted extends DefaultEndpoint {

    private DefaultConsumer consumer;
    private boolean failed;

    FailsWhileItIsStarted(CamelContext camel) {
      super("early:work", camel.getComponent("direct"));
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      consumer = new DefaultConsumer(this, processor);
      return consumer;
    }

    /** Asked by Camel in between. */
    @Override
    public String getEndpointBaseUri() {
      if (consumer != null && consumer.isStarted() && !failed) {
        failed = true;
        fail();
      }
      return super.getEndpointBaseUri();
    }

    private void fail() {
      CountDownLatch stopped = new CountDownLatch(1);
      getCamelContext().getManagementStrategy().addEventNotifier(counting(stopped));
      try {
        consumer.getProcessor().process(consumer.createExchange(false));
        stopped.await(500, TimeUnit.MILLISECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static EventNotifier counting(CountDownLatch stopped) {
      return new SimpleEventNotifierSupport() {
        @Override
        public void notify(CamelEvent event) {
          if (event instanceof CamelEvent.RouteStoppedEvent) {
            stopped.countDown();
          }
        }
      };
    }
  }

  @Test
  void a_route_that_is_stopped_for_good_while_it_pauses_stays_so() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kafka:lost?brokers=127.0.0.1:1&groupId=readers")
                .routeId("reads")
                .autoStartup(false)
                .process(e -> {});
          }
        });
    camel.getRouteController().startRoute("reads");
    pause.startAnew(camel, "reads");

    pause.stopReaders(camel, "readers", new NotTogether("the topic has lost its tail"));

    await()
        .during(OutagePause.pauseAfter(2))
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                !camel.getRouteController().getRouteStatus("reads").isStarted()
                    && pause.paused().get("reads").why().equals("the topic has lost its tail"));
  }

  @Test
  void pausesGrowToHalfAMinute() {
    assertThat(OutagePause.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(OutagePause.pauseAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(OutagePause.pauseAfter(5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(OutagePause.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
    assertThat(OutagePause.pauseAfter(1000)).isEqualTo(Duration.ofSeconds(30));
  }
}
