package no.nov.hub.intake.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When keys were last used: remembered with each request, and written now and then. */
@Component("keyUses")
class KeyUses {

  private final KeyTables tables;
  private final Clock clock;
  private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();

  KeyUses(KeyTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  void note(String keyId) {
    unwritten.put(keyId, clock.instant());
  }

  /** Called by the route. What cannot be written is tried again the next time. */
  public void write() {
    Map<String, Instant> uses = Map.copyOf(unwritten);
    if (!uses.isEmpty()) {
      tables.noteUse(uses);
      uses.forEach(unwritten::remove);
    }
  }
}
