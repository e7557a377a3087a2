package no.nov.hub.shared.position;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@EveryPart
class IssueControllerTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  private final PositionHub hub = new PositionHub();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(new IssueController(hub.issues, Fixtures.PARTICIPANTS))
          .build();

  @Test
  void givesAnIssueWithNamesInTwoLanguagesAndItsHistory() throws Exception {
    hub.says("drammen", MARCH, "'stance':'for','demands':['Behold Viken']")
        .says("asker", MARCH, "'stance':'supports','supports':'drammen'");

    ask("/api/v1/issues/viken")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("viken"))
        .andExpect(jsonPath("$.title").value("Behold Viken fylke"))
        .andExpect(jsonPath("$.firstAt").value("2026-03-01T11:00:00Z"))
        .andExpect(jsonPath("$.asOf").value("2026-09-30"))
        .andExpect(jsonPath("$.common").value(false))
        .andExpect(jsonPath("$.voices", hasSize(7)))
        .andExpect(jsonPath("$.voices[0].participant").value("drammen"))
        .andExpect(jsonPath("$.voices[0].name").value("Forening drammen"))
        .andExpect(jsonPath("$.voices[0].stance").value("for"))
        .andExpect(jsonPath("$.voices[0].stanceName.nb").value("For"))
        .andExpect(jsonPath("$.voices[0].demands[0]").value("Behold Viken"))
        .andExpect(jsonPath("$.voices[1].stanceName.nb").value("Taus"))
        .andExpect(jsonPath("$.voices[1].stanceName.en").value("Silent"))
        .andExpect(jsonPath("$.voices[4].stance").value("for"))
        .andExpect(jsonPath("$.voices[4].supports").value("drammen"))
        .andExpect(jsonPath("$.history", hasSize(2)))
        .andExpect(jsonPath("$.history[0].data.stance").value("supports"))
        .andExpect(jsonPath("$.history[1].standing").value("counts"))
        .andExpect(jsonPath("$.history[1].standingName.nb").value("Gjelder"));
  }

  @Test
  void givesAnIssueAsItWasOnAnEarlierDate() throws Exception {
    hub.says("drammen", MARCH, "'stance':'for'");

    ask("/api/v1/issues/viken?asOf=2026-02-28")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.voices[0].stance").value("silent"))
        .andExpect(jsonPath("$.history[0].standing").value("not_yet"));
  }

  @Test
  void saysWhichDayIsTheLatestThatCanBeAskedFor() throws Exception {
    ask("/api/v1/issues?asOf=2026-09-30").andExpect(status().isOk());
    ask("/api/v1/issues?asOf=2030-01-01")
        .andExpect(
            jsonPath("$.reasons[0].message.nb")
                .value(
                    "Parameteren «asOf» er «2030-01-01», som ikke er kommet ennå. Spør om 30. september 2026 (2026-09-30) eller tidligere."));
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/issues/ukjent", "/api/v1/issues/IKKE-EN-ID"})
  void answers404WithAReasonForAnUnknownIssue(String path) throws Exception {
    ask(path)
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(404))
        .andExpect(jsonPath("$.reasons[0].code").value("unknown_issue"));
  }

  @Test
  void givesPositionsWithFullDataReceiptAndNextPage() throws Exception {
    hub.says("asker", MARCH, "'stance':'for','summary':'Viken virker'")
        .says("modum", MARCH, "'stance':'against'");

    ask("/api/v1/positions?issue=viken&limit=1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.positions", hasSize(1)))
        .andExpect(jsonPath("$.positions[0].data.summary").value("Viken virker"))
        .andExpect(jsonPath("$.positions[0].effectiveOn").value("2026-03-01"))
        .andExpect(jsonPath("$.positions[0].receiptId").doesNotExist())
        .andExpect(jsonPath("$.next").value("viken:asker"));
    ask("/api/v1/positions?issue=viken&limit=1&after=viken:asker")
        .andExpect(jsonPath("$.positions[0].association").value("modum"))
        .andExpect(jsonPath("$.next").isEmpty());
    ask("/api/v1/positions?association=modum").andExpect(jsonPath("$.positions", hasSize(1)));
    ask("/api/v1/positions?asOf=2026-02-01").andExpect(jsonPath("$.positions", hasSize(0)));
  }

  @Test
  void listsIssuesWithTheStanceOfEach() throws Exception {
    hub.says(
        "asker",
        MARCH,
        "'stance':'neutral','theme':'fylke','level':'county',"
            + "'hearing':{'deadline':'2026-11-01'}");

    ask("/api/v1/issues?theme=fylke&level=county&openHearing=true&participant=asker")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.issues[0].id").value("viken"))
        .andExpect(jsonPath("$.issues[0].stances.asker").value("neutral"))
        .andExpect(jsonPath("$.issues[0].stances.osloregionen").value("silent"))
        .andExpect(jsonPath("$.issues[0].deadline").value("2026-11-01"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/positions?association=hokksund, association, not_allowed",
    "/api/v1/positions?issue=A, issue, not_an_id",
    "/api/v1/positions?asOf=2026-02-30, asOf, not_a_date",
    "/api/v1/positions?asOf=i-dag, asOf, not_a_date",
    "/api/v1/positions?limit=0, limit, out_of_range",
    "/api/v1/positions?limit=1001, limit, out_of_range",
    "/api/v1/positions?limit=mange, limit, out_of_range",
    "/api/v1/positions?after=viken, after, not_a_cursor",
    "/api/v1/issues?level=global, level, not_allowed",
    "/api/v1/issues?openHearing=ja, openHearing, not_allowed",
    "/api/v1/issues?participant=hokksund, participant, not_allowed",
    "/api/v1/issues?theme=, theme, not_text",
    "/api/v1/issues?after=A, after, not_a_cursor",
    "/api/v1/issues/viken?asOf=2026-1-1, asOf, not_a_date",
    "/api/v1/positions?asOf=2026-10-01, asOf, in_future",
    "/api/v1/issues?asOf=2026-10-01, asOf, in_future",
    "/api/v1/issues/viken?asOf=2026-10-01, asOf, in_future",
  })
  void answers400WithAReasonForAWrongParameter(String path, String field, String code)
      throws Exception {
    ask(path)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").value(containsString("Spørringen kan ikke besvares")))
        .andExpect(jsonPath("$.reasons", hasSize(1)))
        .andExpect(jsonPath("$.reasons[0].field").value(field))
        .andExpect(jsonPath("$.reasons[0].code").value(code))
        .andExpect(jsonPath("$.reasons[0].message.nb").isNotEmpty())
        .andExpect(jsonPath("$.reasons[0].message.en").isNotEmpty());
  }

  @Test
  void tellsAllThatIsWrongWithAQueryAtOnce() throws Exception {
    ask("/api/v1/issues?level=global&limit=-1&asOf=x")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons", hasSize(3)));
  }

  private ResultActions ask(String path) throws Exception {
    return http.perform(get(path));
  }
}
