package no.nov.hub.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

  private final Findings findings = new Findings();

  @Test
  void upToAHundredFaultsAreAllTold() {
    faults(100);

    assertThat(findings.faults()).hasSize(100).extracting(Reason::code).containsOnly("wrong");
  }

  @Test
  void ofMoreTheRestAreCounted() {
    faults(1234);

    assertThat(findings.clean()).isFalse();
    assertThat(findings.faults()).hasSize(101);
    Reason last = findings.faults().get(100);
    assertThat(last.code()).isEqualTo("more_faults");
    assertThat(last.message().nb()).startsWith("Det er 1134 feil til.");
    assertThat(last.message().en()).startsWith("There are 1134 more faults.");
  }

  @Test
  void aPathIsNoLongerThanAnybodyReads() {
    Reason reason = Reason.of("data." + "x".repeat(100_000), "wrong", "Feil.", "Wrong.");

    assertThat(reason.field()).hasSize(201).startsWith("data.xxx").endsWith("x…");
  }

  private void faults(int count) {
    for (int i = 0; i < count; i++) {
      findings.fault("data", "wrong", "Feil.", "Wrong.");
    }
  }
}
