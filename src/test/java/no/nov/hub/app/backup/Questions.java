package no.nov.hub.app.backup;

import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.event;
import static no.nov.hub.Messages.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

/** What a hub is asked before and after it was moved or computed again. */
final class Questions {

  static final List<String> ALL =
      List.of(
          "/api/v1/statistics?asOf=2026-06-30",
          "/api/v1/statistics.csv?asOf=2026-06-30",
          "/api/v1/events?from=2027-01-01&to=2027-12-31",
          "/api/v1/events/drammen/frokost",
          "/calendar.ics",
          "/api/v1/positions",
          "/api/v1/issues",
          "/api/v1/issues/e18");

  private Questions() {}

  /**
   * Sends what gives each question something to answer with.
   *
   * @return a receipt, which is one more thing to ask for
   */
  static String answeredBy(OperatedHub hub) throws Exception {
    hub.post(count("drammen", "c-1", "2026-05-31", 900));
    hub.post(count("drammen", "c-2", "2026-06-30", 910));
    hub.post(event("drammen", "e-1", "frokost"));
    String receipt = hub.post(position("drammen", "p-1", "e18", "for"));
    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(hub.get(ALL.get(0))).contains("910");
              assertThat(hub.get("/calendar.ics")).contains("frokost");
              assertThat(hub.get("/api/v1/issues/e18")).contains("drammen");
              assertThat(hub.get(receipt)).contains("accepted");
              assertThat(hub.told()).containsEntry("nov.statistics", 2);
            });
    return receipt;
  }
}
