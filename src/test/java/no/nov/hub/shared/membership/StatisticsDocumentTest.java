package no.nov.hub.shared.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.nov.hub.AsyncApi;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.Test;

class StatisticsDocumentTest {

  private static final LocalDate DATE = LocalDate.of(2026, 9, 30);
  private static final Text TEXT = new Text("om lag 2 500", "about 2,500");

  @Test
  void figures_are_as_described_also_where_nobody_has_stated_any() {
    assertThat(
            AsyncApi.faults("Statistics", Json.MAPPER.valueToTree(figures(2456L, 98_700L, TEXT))))
        .isEmpty();
    assertThat(AsyncApi.faults("Statistics", Json.MAPPER.valueToTree(figures(null, null, null))))
        .isEmpty();
  }

  private static Statistics figures(Long members, Long jobs, Text note) {
    Map<String, Long> parts = Map.of("company", 2456L);
    return new Statistics(
        DATE,
        new Statistics.Totals(members, jobs, null, null, 7L, parts, Map.of("members", 1)),
        Map.of(
            "drammen",
            new Statistics.OfAssociation(
                "Drammen",
                2456L,
                jobs,
                null,
                null,
                7L,
                parts,
                Map.of("3301", 2456L),
                DATE,
                false,
                Map.of("members", new Statistics.Stated(DATE, false, "m-1")))),
        Map.of("3301", 2456L),
        new Statistics.Coverage(
            "2026-09",
            1,
            6,
            List.of("modum"),
            List.of(),
            TEXT,
            Map.of(
                "jobs",
                new Statistics.OfFigure(
                    1,
                    6,
                    List.of("modum"),
                    List.of(),
                    List.of(),
                    jobs == null ? null : DATE,
                    TEXT))),
        List.of(new Statistics.Source("drammen", DATE, members, "m-1", List.of("members"))),
        new Statistics.Rounded(
            TEXT, Map.of("members", new Statistics.Rounded.Figure(2500, TEXT, note))));
  }
}
