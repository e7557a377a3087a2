package no.nov.hub.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverviewHtmlTest {

  private final ConsoleFixture hub = new ConsoleFixture();

  @Test
  void an_empty_hub_explains_itself_and_leads_on() throws Exception {
    assertThat(hub.html())
        .contains("Venter (1)")
        .contains("Ingen av foreningene har meldt medlemstall ennå.")
        .contains("Ingen medlemstall ennå.")
        .contains("Ingen arrangementer de neste tre månedene.")
        .contains("Ingen saker ennå.")
        .contains("href=\"/calendar.ics\"")
        .contains("href=\"webcal://localhost/calendar.ics\"")
        .contains("href=\"/api/v1/templates/medlemsliste.csv\"")
        .contains("href=\"/api/v1/templates/grupper.xlsx\"", "href=\"/api/v1/templates/moter.csv\"")
        .contains("href=\"/actuator/health\"")
        .contains(
            "Siden viser det som var mottatt <span>søndag 22. november 2026 kl. 09.00</span>.")
        .doesNotContain("<svg", "<table");
  }

  @Test
  void nothing_waits_when_all_have_reported() throws Exception {
    for (String id :
        new String[] {"drammen", "kongsberg", "ringerike", "baerum", "asker", "modum"}) {
      hub.counted(id, "2026-10-31", "'members':100");
    }

    assertThat(hub.html())
        .contains("<h2 id=\"venter-h\">Venter</h2>")
        .contains("Ingenting venter.")
        .contains("Alle 6 har meldt for oktober 2026.");
  }

  @Test
  void what_others_have_written_is_text_and_not_markup() throws Exception {
    String evil = "<b onclick=x>\\\"&amp;<script>";
    hub.published(
            "drammen",
            "a",
            evil,
            "'start':'2026-12-01T08:00','venue':{'name':'" + evil + "'},'theme':'t'")
        .published("asker", "b", evil, "'start':'2026-12-01T08:00','theme':'t'")
        .cancelled("asker", "b", evil)
        .published(
            "modum",
            "c",
            evil,
            "'start':'2026-12-01T08:00','theme':'t','url':'https://example.no/\\\"><b>'")
        .says("drammen", "i", evil, "'stance':'for','hearing':{'deadline':'2026-12-04'}")
        .rejected("asker", "rejected", evil, ConsoleFixture.NOW, evil);

    assertThat(hub.html())
        .contains("&lt;b onclick=x&gt;", "Samtidig med")
        .doesNotContain("<b ", "<b>", "<script");
  }

  @Test
  void no_style_and_no_script_stands_in_the_page() throws Exception {
    assertThat(full().html())
        .doesNotContain("style=")
        .doesNotContain("<style")
        .doesNotContain("<script")
        .doesNotContain("xmlns:th", "th:");
  }

  @Test
  void the_chart_stands_above_its_figures() throws Exception {
    String html = full().html();

    assertThat(html)
        .containsOnlyOnce("viewBox=\"0 0 960 400\"")
        .containsOnlyOnce("viewBox=\"0 0 358 320\"")
        .contains("<title>Drammen, november 2026: 1\u202f000</title>")
        .contains(">Drammen 1\u202f000</text>")
        .contains("gammelt tall");
    assertThat(html.indexOf("<svg")).isLessThan(html.indexOf("Tallene bak søylene"));
  }

  @Test
  void cancelled_common_and_silent_are_said_in_words() throws Exception {
    assertThat(full().html())
        .contains("</span> Avlyst</span>")
        .contains("Grunn: <span>Sykdom</span>")
        .contains("Sesjoner (1)")
        .contains("</span> felles</span>")
        .contains("<span class=\"word\">For</span>")
        .contains("<span class=\"word\">Ikke sagt noe</span>");
  }

  private ConsoleFixture full() {
    for (String id :
        new String[] {"drammen", "kongsberg", "ringerike", "baerum", "asker", "modum"}) {
      hub.counted(id, id.equals("modum") ? "2026-06-30" : "2026-10-31", "'members':1000")
          .says(id, "viken", "Behold Viken", "'stance':'for'");
    }
    return hub.published("drammen", "a", "Møte", "'start':'2026-12-01T08:00'")
        .cancelled("drammen", "a", "Sykdom")
        .published("asker", "b", "Innsikt", "'start':'2026-12-01T08:00'")
        .published("asker", "c", "Åpning", "'start':'2026-12-01T08:00','partOf':'b'");
  }
}
