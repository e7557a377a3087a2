package no.nov.hub.platform.transport;

import java.util.List;

/**
 * Tables that are filled from topics. Usually they are in the schema {@code projection}, computed
 * from topics alone, and can be emptied and computed again. A projection sends nothing to anybody.
 */
public interface Projection {

  /** Names the projection's positions; never changed. */
  String name();

  /**
   * True if the tables are in the schema {@code kept}, since they outlive what the topics keep;
   * then how far they have come is kept with them, and a rebuild leaves both alone.
   */
  default boolean isKept() {
    return false;
  }

  /**
   * Applies records in their order, within a database transaction that also stores how far the
   * projection has come.
   *
   * @param records none of them applied before
   */
  void apply(List<Received> records);
}
