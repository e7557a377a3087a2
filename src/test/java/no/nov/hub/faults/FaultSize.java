package no.nov.hub.faults;

/**
 * How much a trial does: the suite's own size, or the full one of {@code ./mvnw -Pfaults verify}.
 */
public final class FaultSize {

  /** On tests of attacks, broken parts and moved clocks, which that profile runs alone. */
  public static final String TAG = "faults";

  private FaultSize() {}

  public static int of(int usual, int full) {
    return Boolean.getBoolean("faults.full") ? full : usual;
  }
}
