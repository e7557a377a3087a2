package no.nov.hub.intake.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts who was not let in, and why. They are not in the audit, which is never emptied: anybody on
 * the net could fill it.
 */
@Component
public class RefusedEntries {

  /** What it was tried with. */
  public enum Kind {
    CODE,
    LINK,
    PASSKEY,
    ACCOUNT,
    KEY_UNKNOWN,
    KEY_REVOKED,
    KEY_EXPIRED,
    /** A key that is valid, and lacks the scope. */
    SCOPE
  }

  private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);

  public RefusedEntries(MeterRegistry meters) {
    for (Kind kind : Kind.values()) {
      counters.put(
          kind,
          Counter.builder("nov.login.refused")
              .description("Logins and keys that were refused, by what it was tried with")
              .tag("kind", kind.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  public void count(Kind kind) {
    counters.get(kind).increment();
  }
}
