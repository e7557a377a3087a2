package no.nov.hub.groups.charter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.access.CallersForTests;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What owners read over HTTP, and that nobody else does. */
@EveryPart
class ReportControllerTest {

  private final CharterHub hub = new CharterHub();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(hub.bean(ReportController.class))
          .setCustomArgumentResolvers(CallersForTests.arguments())
          .build();
  private final CallersForTests callers =
      new CallersForTests(hub.bean(Participants.class), hub.bean(Nov.class));

  @BeforeEach
  void aGroup() {
    hub.group("energi", "ola", "per").elects("energi", "ola", "2027-01-01");
  }

  private ResultActions read(String reader, String path, String accept) throws Exception {
    return http.perform(get(path).principal(callers.login(reader)).header("Accept", accept));
  }

  @Test
  void the_owner_reads_each_rule_with_its_evidence_and_what_to_do_next() throws Exception {
    String r4 = "$.groups[0].rules[?(@.rule=='R4')]";
    read("drammen", "/api/v1/charter-reports/drammen/energi?at=2027-06-30", "*/*")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.at").value("2027-06-30"))
        .andExpect(jsonPath("$.groups[0].charter").value("resource"))
        .andExpect(jsonPath("$.association[0].rule").value("R9"))
        .andExpect(jsonPath(r4 + ".state", hasItem("kept")))
        .andExpect(jsonPath(r4 + ".weight", hasItem("must")))
        .andExpect(jsonPath(r4 + ".evidence[0].date", hasItem("2027-01-01")))
        .andExpect(jsonPath(r4 + ".evidence[0].by", hasItem("Kari")))
        .andExpect(
            jsonPath(
                "$.groups[0].rules[?(@.rule=='R1')].next.nb",
                hasItem("Kall inn til et møte som holdes senest 30. juni 2027.")));
  }

  @Test
  void whoever_asks_for_a_page_reads_the_same_in_words() throws Exception {
    read("drammen", "/api/v1/charter-reports/drammen?at=2027-06-30", "text/html,*/*")
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/html"))
        .andExpect(content().string(containsString("<h2")))
        .andExpect(content().string(containsString("Gruppe energi")))
        .andExpect(
            content().string(containsString("Står i fare: Minst ett gruppemøte i hvert halvår.")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "1. januar 2027, ola valgt fra 1. januar 2027 for 12 måneder (meldt av Kari)")));
    read("drammen", "/api/v1/charter-reports/drammen?at=2027-06-30&language=en", "text/html")
        .andExpect(content().string(containsString("At risk: At least one group meeting")));
  }

  @Test
  void a_day_ahead_is_told_to_be_a_forecast() throws Exception {
    hub.on("2027-03-01");
    String said = "30. juni 2027 er ikke kommet ennå. Slik vil det stå til da";
    for (String of : List.of("drammen", "drammen/energi")) {
      String path = "/api/v1/charter-reports/" + of;
      read("drammen", path + "?at=2027-06-30", "*/*")
          .andExpect(jsonPath("$.forecast.nb").value(containsString(said)))
          .andExpect(jsonPath("$.forecast.en").value(containsString("30 June 2027")));
      read("drammen", path + "?at=2027-06-30", "text/html")
          .andExpect(content().string(containsString(said)));
      read("drammen", path + "?at=2027-03-01", "*/*")
          .andExpect(jsonPath("$.forecast").doesNotExist());
    }
  }

  @Test
  void a_language_that_the_hub_does_not_speak_is_refused() throws Exception {
    read("drammen", "/api/v1/charter-reports/drammen?language=de", "text/html")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons[0].field").value("language"))
        .andExpect(
            jsonPath("$.reasons[0].message.nb")
                .value("«language» er «de», men må være nb eller en."));
  }

  @ParameterizedTest
  @CsvSource({
    "modum, /api/v1/charter-reports/drammen",
    "modum, /api/v1/charter-reports/drammen/energi",
    "modum, /api/v1/charter-reports/nov",
    "drammen, /api/v1/charter-reports/modum",
    "drammen, /api/v1/charter-reports/drammen/vei",
    "drammen, /api/v1/charter-reports/drammen/energi?at=2026-12-31"
  })
  void anothers_group_and_one_that_was_not_are_unknown(String reader, String path)
      throws Exception {
    read(reader, path, "*/*").andExpect(status().isNotFound());
  }

  @Test
  void the_secretary_reads_those_of_nov() throws Exception {
    read("drammen", "/api/v1/charter-reports/nov", "*/*").andExpect(status().isOk());
  }
}
