package no.nov.hub.transport;

import java.util.List;

/**
 * Tables in the schema {@code projection} that are computed from topics alone and can be emptied
 * and computed again. A projection sends nothing to anybody.
 */
public interface Projection {

  /** Names the projection's positions; never changed. */
  String name();

  /**
   * Applies records in their order, within a database transaction that also stores how far the
   * projection has come.
   *
   * @param records none of them applied before
   */
  void apply(List<Received> records);
}
