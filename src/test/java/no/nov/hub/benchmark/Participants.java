package no.nov.hub.benchmark;

import java.util.List;

/** Those of the settings, in the order of {@code records.sql}. */
final class Participants {

  static final List<String> IDS =
      List.of("drammen", "kongsberg", "ringerike", "baerum", "asker", "modum", "osloregionen");

  private Participants() {}
}
