package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@EveryPart
class EventHttpTest {

  private final EventFixture hub = new EventFixture();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(
              new EventController(hub.calendar, hub.feed, EventFixture.PARTICIPANTS))
          .build();

  @Test
  void events_are_given_with_names_counts_and_who_was_asked() throws Exception {
    hub.apply(
        hub.published(
            "drammen",
            "f",
            "'venue': {'name': 'Union Scene', 'municipality': '3301'}, 'coOrganisers': ['asker', 'baerum'], 'price': 250.50"),
        hub.consent("asker", "drammen", "f", true));

    http.perform(get("/api/v1/events"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.from").value("2027-01-04"))
        .andExpect(jsonPath("$.to").value("2027-04-06"))
        .andExpect(jsonPath("$.counts.events").value(1))
        .andExpect(jsonPath("$.counts.sessions").value(0))
        .andExpect(jsonPath("$.next").doesNotExist())
        .andExpect(jsonPath("$.events", hasSize(1)))
        .andExpect(jsonPath("$.events[0].organiser").value("drammen"))
        .andExpect(
            jsonPath("$.events[0].organiserName").value("Næringsforeningen i Drammensregionen"))
        .andExpect(jsonPath("$.events[0].start").value("2027-01-12T08:00"))
        .andExpect(jsonPath("$.events[0].startsAt").value("2027-01-12T07:00:00Z"))
        .andExpect(jsonPath("$.events[0].timeZone").value("Europe/Oslo"))
        .andExpect(jsonPath("$.events[0].venue.municipalityName").value("Drammen"))
        .andExpect(jsonPath("$.events[0].price").value(250.5))
        .andExpect(jsonPath("$.events[0].coOrganisers[0].participant").value("asker"))
        .andExpect(jsonPath("$.events[0].coOrganisers[0].status").value("consented"))
        .andExpect(jsonPath("$.events[0].coOrganisers[1].status").value("asked"))
        .andExpect(jsonPath("$.events[0].cancelled").doesNotExist())
        .andExpect(jsonPath("$.events[0].summary").doesNotExist())
        .andExpect(jsonPath("$.events[0].receiptId").doesNotExist());
  }

  @Test
  void pages_follow_each_other() throws Exception {
    hub.apply(hub.published("drammen", "a", ""), hub.published("drammen", "b", "'title': 'Lunsj'"));
    String first =
        http.perform(get("/api/v1/events?limit=1&organiser=drammen"))
            .andExpect(jsonPath("$.events", hasSize(1)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String next = no.nov.hub.platform.message.Json.MAPPER.readTree(first).get("next").asString();

    http.perform(get("/api/v1/events").param("limit", "1").param("after", next))
        .andExpect(jsonPath("$.events", hasSize(1)))
        .andExpect(jsonPath("$.next").doesNotExist());
  }

  @ParameterizedTest
  @CsvSource({
    "from=12.01.2027, from, not_a_date",
    "to=2027-02-30, to, not_a_date",
    "from=999999999-01-01, from, not_a_date",
    "from=2027-02-01&to=2027-01-01, to, before",
    "from=2020-01-01&to=2027-01-01, to, too_long",
    "organiser=lier, organiser, unknown_participant",
    "limit=-1, limit, out_of_range",
    "limit=0, limit, out_of_range",
    "limit=1001, limit, out_of_range",
    "limit=alle, limit, out_of_range",
    "after=x, after, not_a_cursor"
  })
  void a_wrong_question_is_answered_with_what_is_wrong(String query, String field, String code)
      throws Exception {
    for (String path : new String[] {"/api/v1/events?", "/api/v1/events/clashes?"}) {
      http.perform(get(path + query))
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType("application/problem+json"))
          .andExpect(jsonPath("$.status").value(400))
          .andExpect(jsonPath("$.reasons", hasSize(1)))
          .andExpect(jsonPath("$.reasons[0].field").value(field))
          .andExpect(jsonPath("$.reasons[0].code").value(code))
          .andExpect(jsonPath("$.reasons[0].message.nb").isNotEmpty())
          .andExpect(jsonPath("$.reasons[0].message.en").isNotEmpty());
    }
  }

  @Test
  void all_that_is_wrong_is_told_at_once() throws Exception {
    http.perform(get("/api/v1/events?from=x&organiser=y&limit=z"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons", hasSize(3)));
  }

  @Test
  void an_event_is_given_with_its_history() throws Exception {
    hub.apply(
        hub.published("drammen", "f", ""), hub.cancelled("drammen", "f", "'reason': 'Sykdom'"));

    http.perform(get("/api/v1/events/drammen/f"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.event.status").value("cancelled"))
        .andExpect(jsonPath("$.versions", hasSize(2)))
        .andExpect(jsonPath("$.versions[0].data.reason").value("Sykdom"))
        .andExpect(jsonPath("$.versions[1].data.title").value("Frokostmøte"));
    http.perform(get("/api/v1/events/drammen/ukjent"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.reasons[0].code").value("unknown_event"));
  }

  @Test
  void clashes_are_given_with_their_reasons() throws Exception {
    hub.apply(
        hub.published("drammen", "a", "'theme': 'vekst'"),
        hub.published("asker", "b", "'theme': 'Vekst'"));

    http.perform(get("/api/v1/events/clashes"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.complete").value(true))
        .andExpect(jsonPath("$.clashes", hasSize(1)))
        .andExpect(jsonPath("$.clashes[0].reasons[0]").value("theme"));
  }

  @Test
  void a_calendar_is_fetched_again_only_when_it_has_changed() throws Exception {
    hub.apply(hub.published("drammen", "f", ""));
    MockHttpServletResponse first =
        http.perform(get("/calendar.ics").accept("text/calendar"))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "text/calendar;charset=UTF-8"))
            .andExpect(content().string(containsString("BEGIN:VEVENT")))
            .andReturn()
            .getResponse();
    String etag = first.getHeader("ETag");
    String modified = first.getHeader("Last-Modified");

    MockHttpServletResponse second =
        http.perform(get("/calendar.ics").header("If-None-Match", etag))
            .andExpect(status().isNotModified())
            .andExpect(header().string("ETag", etag))
            .andReturn()
            .getResponse();
    assertThat(second.getContentAsByteArray()).isEmpty();
    http.perform(get("/calendar.ics").header("If-None-Match", "*"))
        .andExpect(status().isNotModified())
        .andExpect(header().string("ETag", etag));
    http.perform(get("/calendar.ics").header("If-Modified-Since", modified))
        .andExpect(status().isNotModified());

    hub.apply(hub.published("drammen", "g", ""));

    http.perform(get("/calendar.ics").header("If-None-Match", etag)).andExpect(status().isOk());
    http.perform(get("/calendar.ics").header("If-Modified-Since", modified))
        .andExpect(status().isOk());
  }

  @Test
  void each_participant_has_a_calendar_and_strangers_have_none() throws Exception {
    hub.apply(hub.published("drammen", "f", ""));

    http.perform(get("/calendar/drammen.ics"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("BEGIN:VEVENT")));
    http.perform(get("/calendar/asker.ics"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Asker Næringsforening")));
    http.perform(get("/calendar/lier.ics").accept("text/calendar"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"));
  }
}
