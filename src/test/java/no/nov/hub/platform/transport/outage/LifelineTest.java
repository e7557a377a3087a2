package no.nov.hub.platform.transport.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LifelineTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Lifeline lifeline = new Lifeline("The database", Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void it_is_trusted_until_it_has_failed_twice_in_a_row() {
    lifeline.failed(new IOException("a standstill of the machine"));
    lifeline.answered();
    lifeline.failed(new IOException("another"));

    assertThat(lifeline.answers()).isTrue();
    assertThat(lifeline.outage()).isEmpty();
  }

  @Test
  void an_outage_has_a_beginning_and_the_kind_of_its_cause() {
    fail();

    assertThat(lifeline.answers()).isFalse();
    assertThat(lifeline.outage()).contains(new Lifeline.Out(NOON, "IOException"));
  }

  @Test
  void one_answer_ends_an_outage() {
    fail();

    lifeline.answered();

    assertThat(lifeline.answers()).isTrue();
  }

  private void fail() {
    lifeline.failed(new IllegalStateException(new IOException("/secret/path")));
    lifeline.failed(new IllegalStateException(new IOException("/secret/path")));
  }
}
