package no.nov.hub.shared.membership;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.participant.Nov;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class StatisticsControllerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T08:00:00Z"), ZoneId.of("Europe/Oslo"));

  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(
              new StatisticsController(
                  new Figures(
                      new CountTables(TestDatabase.fresh().jdbc()),
                      new Aggregating(RealSettings.PARTICIPANTS, RealSettings.MUNICIPALITIES),
                      RealSettings.PARTICIPANTS,
                      CLOCK),
                  new StatisticsCsv(
                      RealSettings.PARTICIPANTS,
                      RealSettings.of(Nov.class),
                      RealSettings.MUNICIPALITIES),
                  CLOCK))
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/statistics", "/api/v1/statistics.csv"})
  void a_date_that_has_not_come_has_no_figures(String address) throws Exception {
    http.perform(get(address + "?asOf=2026-11-30"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons[0].field").value("asOf"))
        .andExpect(jsonPath("$.reasons[0].code").value("in_future"))
        .andExpect(
            jsonPath("$.reasons[0].message.nb")
                .value(containsString("Spør om 29. november 2026 (2026-11-29) eller tidligere.")));
    http.perform(get(address + "?asOf=2026-11-29")).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/statistics/history", "/api/v1/statistics/history.csv"})
  void months_out_of_range_are_told_with_the_range(String address) throws Exception {
    for (int months : new int[] {-1, 0, 241}) {
      http.perform(get(address + "?months=" + months))
          .andExpect(status().isBadRequest())
          .andExpect(
              jsonPath("$.reasons[0].message.nb")
                  .value("«months» er «%d»; skriv et helt tall fra 1 til 240.".formatted(months)));
    }
    http.perform(get(address + "?months=1")).andExpect(status().isOk());
    http.perform(get(address + "?months=240")).andExpect(status().isOk());
  }

  @Test
  void a_sum_that_nobody_has_stated_is_not_there() throws Exception {
    http.perform(get("/api/v1/statistics"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.totals.members").doesNotExist())
        .andExpect(jsonPath("$.totals.jobs").doesNotExist())
        .andExpect(
            jsonPath("$.coverage.text.nb").value("Ingen av de 6 har meldt for oktober 2026."))
        .andExpect(
            jsonPath("$.coverage.figures.jobs.text.nb")
                .value("Arbeidsplasser: ikke oppgitt av noen."));
  }
}
