package no.nov.hub.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.Test;

class OverviewInEnglishTest {

  private final ConsoleFixture hub = new ConsoleFixture();

  private OverviewPage page() {
    return hub.page(Language.EN);
  }

  @Test
  void whoever_asks_for_english_first_gets_an_english_page() throws Exception {
    assertThat(hub.html("en-GB,en;q=0.9,nb;q=0.5"))
        .contains("<html lang=\"en\">", "<h1>Overview</h1>", "Waiting (1)")
        .contains("None of the associations has reported a member count yet.")
        .contains("had been received on <span>Sunday 22 November 2026 at 09:00</span>.")
        .contains(
            "<a href=\"webcal://localhost/calendar.ics\">Subscribe to the common calendar</a>")
        .doesNotContain("Forening", "forening", "Gå ");
  }

  @Test
  void whoever_asks_for_norwegian_first_or_for_nothing_gets_a_norwegian_page() throws Exception {
    assertThat(hub.html("nb,en;q=0.9")).contains("<html lang=\"nb\">", "<h1>Oversikt</h1>");
    assertThat(hub.html("")).isEqualTo(hub.html("nb,en;q=0.9"));
  }

  @Test
  void figures_have_commas_and_days_are_written_in_english() {
    hub.counted("drammen", "2026-10-31", "'members':1002,'byKind':{'company':900,'person':102}")
        .counted("modum", "2026-06-30", "'members':1454");

    NovNow now = page().now();

    assertThat(now.date()).isEqualTo("Sunday 22 November 2026");
    assertThat(now.headlines())
        .containsExactly(
            new NovNow.Headline(
                "about 2,500",
                "members",
                "Exactly 2,456, stated by 2 of 6 associations. Modum last on 30 June."));
    assertThat(now.parts())
        .containsExactly(
            "1 association has divided its count: 900 companies and 102 personal members.");
    assertThat(page().charts().get(0).description())
        .isEqualTo(
            "Members per month from December 2024 to November 2026, one bar for each month, divided by association."
                + " Before June 2026 nobody had reported. The last bar is 2,456 members.");
    assertThat(page().months().rows().get(1).total()).isEqualTo("2,456");
    assertThat(page().waits().missing())
        .contains(
            "Modum has not reported a member count for October. The latest one is from 30 June.");
  }

  @Test
  void events_are_told_with_english_times() {
    hub.published(
            "drammen",
            "a",
            "Breakfast",
            "'start':'2027-01-12T08:00','end':'2027-01-12T10:00','onlineUrl':'https://example.no/m','venue':{'name':'Union Scene','municipality':'3301'}")
        .published("modum", "d", "Open day", "'start':'2026-12-06'");

    NextEvents events = page().events();

    assertThat(events.counted()).isEqualTo("2 events up to and including 22 February 2027.");
    assertThat(events.rows())
        .extracting("when")
        .containsExactly("Sun 6 Dec, all day", "Tue 12 Jan at 08:00–10:00");
    assertThat(events.rows())
        .extracting("where")
        .containsExactly("Modum · Place not stated", "Drammen · Union Scene, Drammen and online");
  }

  @Test
  void what_waits_is_told_in_english() {
    hub.rejected(
            "asker",
            "held",
            "tall.csv, row 7",
            Instant.parse("2026-11-20T12:30:00Z"),
            "Stort fall.")
        .says("drammen", "b", "Roads", "'stance':'for','hearing':{'deadline':'2026-12-04'}");

    ToDo waits = page().waits();

    assertThat(waits.submissions().whose())
        .isEqualTo("1 submission must be looked at by its sender: 1 from Asker.");
    assertThat(waits.submissions().newest())
        .containsExactly(
            new WaitingSubmissions.Item(
                "Asker",
                "“tall.csv, row 7” is held until it is confirmed (received 20 November at 13:30).",
                "wrong",
                null));
    assertThat(waits.hearings())
        .containsExactly(
            new Hearing(
                "Roads",
                "Friday 4 December 2026, in 12 days",
                "Kongsberg, Ringerike, Bærum, Asker and Modum have not stated a position."));
  }

  @Test
  void the_matrix_says_positions_in_english() {
    hub.says("drammen", "b", "Roads", "'stance':'conditional'");

    IssueMatrix matrix = page().issues();

    assertThat(matrix.counted())
        .isEqualTo("1 issue. There is none on which all associations have the same position.");
    assertThat(matrix.rows().get(0).cells())
        .extracting("word")
        .startsWith("Conditional", "Nothing said");
  }
}
