package no.nov.hub.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;

@EveryPart
class OverviewTest {

  private final ConsoleFixture hub = new ConsoleFixture();

  @Test
  void whoever_has_not_reported_is_named_with_its_last_count() {
    hub.counted("drammen", "2026-10-31", "'members':1000")
        .counted("modum", "2026-06-30", "'members':60")
        .counted("asker", "2025-12-31", "'members':400");

    assertThat(hub.page().waits().missing())
        .containsExactly(
            "Kongsberg har ikke meldt medlemstall ennå.",
            "Ringerike har ikke meldt medlemstall ennå.",
            "Bærum har ikke meldt medlemstall ennå.",
            "Asker har ikke meldt medlemstall for oktober. Siste tall er fra 31. desember 2025.",
            "Modum har ikke meldt medlemstall for oktober. Siste tall er fra 30. juni.");
  }

  @Test
  void waiting_submissions_are_told_with_whose_when_and_why() {
    hub.rejected("asker", "rejected", "HTTP", Instant.parse("2026-11-20T12:30:00Z"), "Ett.")
        .rejected(
            "drammen",
            "refused",
            "medlemstall.csv, rad 7",
            Instant.parse("2026-11-22T07:05:00Z"),
            "«1 O00» er ikke et tall.",
            "To.",
            "Tre.")
        .rejected("drammen", "held", "HTTP", Instant.parse("2026-11-21T07:05:00Z"), "Stort fall.");

    WaitingSubmissions submissions = hub.page().waits().submissions();

    assertThat(submissions.count()).isEqualTo(3);
    assertThat(submissions.whose())
        .isEqualTo("3 innsendinger må ses på av den som sendte: 2 fra Drammen og 1 fra Asker.");
    assertThat(submissions.newest())
        .containsExactly(
            new WaitingSubmissions.Item(
                "Drammen",
                "«medlemstall.csv, rad 7» ble ikke tatt imot i dag kl. 08.05.",
                "«1 O00» er ikke et tall.",
                "2 merknader til."),
            new WaitingSubmissions.Item(
                "Drammen",
                "En innsending fra eget system er satt på vent til den bekreftes. Den kom i går kl. 08.05.",
                "Stort fall.",
                null),
            new WaitingSubmissions.Item(
                "Asker",
                "En innsending fra eget system ble avvist 20. november kl. 13.30.",
                "Ett.",
                null));
  }

  @Test
  void what_waits_is_that_of_ones_own_participant() {
    hub.rejected("asker", "rejected", "HTTP", Instant.parse("2026-11-20T12:30:00Z"), "Ett.")
        .rejected("drammen", "held", "HTTP", Instant.parse("2026-11-21T07:05:00Z"), "Stort fall.")
        .counted("drammen", "2026-10-31", "'members':1002")
        .counted("modum", "2026-06-30", "'members':1454")
        .says("drammen", "b", "Snar", "'stance':'for','hearing':{'deadline':'2026-12-04'}");

    ToDo drammen = hub.page("drammen").waits();
    ToDo modum = hub.page("modum").waits();

    assertThat(drammen.submissions().newest())
        .extracting(WaitingSubmissions.Item::who)
        .containsExactly("Drammen");
    assertThat(drammen.missing()).isEmpty();
    assertThat(drammen.hearings()).isEmpty();
    assertThat(modum.submissions().count()).isZero();
    assertThat(modum.missing()).hasSize(1).first().asString().startsWith("Modum");
    assertThat(modum.hearings()).extracting(Hearing::title).containsExactly("Snar");
  }

  @Test
  void hearings_come_by_deadline_with_those_who_have_not_spoken() {
    hub.says("drammen", "a", "Sen", "'stance':'for','hearing':{'deadline':'2027-01-15'}")
        .says("drammen", "b", "Snar", "'stance':'for','hearing':{'deadline':'2026-12-04'}")
        .says("kongsberg", "b", "Snar", "'stance':'for'")
        .says("ringerike", "b", "Snar", "'stance':'supports','supports':'modum'")
        .says("baerum", "b", "Snar", "'stance':'against'")
        .says("drammen", "c", "Forbi", "'stance':'for','hearing':{'deadline':'2026-11-21'}");

    assertThat(hub.page().waits().hearings())
        .containsExactly(
            new Hearing(
                "Snar",
                "fredag 4. desember 2026, om 12 dager",
                "Asker og Modum har ikke gitt standpunkt."),
            new Hearing(
                "Sen",
                "fredag 15. januar 2027, om 54 dager",
                "Kongsberg, Ringerike, Bærum, Asker og Modum har ikke gitt standpunkt."));
  }

  @Test
  void figures_are_rounded_and_exact_with_who_stated_them() {
    hub.counted(
            "drammen",
            "2026-10-31",
            "'members':1002,'jobs':41000,'joined':95,'byKind':{'company':900,'person':102},'byMunicipality':{'3301':780,'3312':110}")
        .counted("modum", "2026-06-30", "'members':1454,'jobs':57700");

    NovNow now = hub.page().now();

    assertThat(now.date()).isEqualTo("søndag 22. november 2026");
    assertThat(now.headlines())
        .containsExactly(
            new NovNow.Headline(
                "om lag 2\u202f500",
                "medlemmer",
                "Nøyaktig 2\u202f456, oppgitt av 2 av 6 foreninger. Modum sist 30. juni."),
            new NovNow.Headline(
                "om lag 99\u202f000",
                "arbeidsplasser",
                "Nøyaktig 98\u202f700, oppgitt av 2 av 6 foreninger. Modum sist 30. juni."));
    assertThat(now.parts())
        .containsExactly(
            "1 forening har delt opp tallet sitt: 900 bedrifter og 102 personlige medlemmer.",
            "Meldt inn hittil i år: 95, oppgitt av 1 forening.");
    assertThat(now.associations()).hasSize(6);
    assertThat(now.associations().get(5))
        .isEqualTo(
            new NovNow.Association(
                "Modum Næringsråd", "1\u202f454", "57\u202f700", "–", "30. juni", true));
    assertThat(now.associations().get(1).counted()).isEqualTo("Ingen tall ennå");
    assertThat(now.municipalities())
        .containsExactly(
            new NovNow.InMunicipality("Drammen", "780"), new NovNow.InMunicipality("Lier", "110"));
    assertThat(now.unplaced()).isEqualTo("1\u202f566 medlemmer er ikke ført på en kommune.");
  }

  @Test
  void a_figure_that_is_not_rounded_is_said_once() {
    hub.counted("drammen", "2026-10-31", "'members':1000,'staff':9");

    assertThat(hub.page().now().headlines())
        .extracting("about", "exact")
        .containsExactly(
            tuple("1\u202f000", "Oppgitt av 1 av 6 foreninger."),
            tuple("9", "Oppgitt av 1 av 6 foreninger."));
  }

  @Test
  void members_are_called_companies_where_nobody_tells_of_others() {
    hub.counted("drammen", "2026-10-31", "'members':900,'byKind':{'company':900,'person':0}");

    assertThat(hub.page().now().headlines().get(0).of()).isEqualTo("medlemsbedrifter");
  }

  @Test
  void the_months_are_told_newest_first() {
    hub.counted("drammen", "2026-09-30", "'members':1000")
        .counted("drammen", "2026-10-31", "'members':1002");

    MonthTable months = hub.page().months();

    assertThat(months.columns()).hasSize(6).doesNotContain("Osloregionen");
    assertThat(months.rows()).hasSize(24);
    assertThat(months.rows().get(0).month()).isEqualTo("november 2026");
    assertThat(months.rows().get(2).members())
        .containsExactly("1\u202f000", "–", "–", "–", "–", "–");
    assertThat(months.rows().get(3).total()).isEqualTo("–");
  }

  @Test
  void events_are_told_as_people_say_when_and_where() {
    hub.published(
            "drammen",
            "a",
            "Frokostmøte",
            "'start':'2027-01-12T08:00','end':'2027-01-12T10:00','venue':{'name':'Union Scene','municipality':'3301'}")
        .published(
            "asker", "b", "Messe", "'start':'2026-12-01','end':'2026-12-03','url':'javascript:x'")
        .published(
            "modum",
            "c",
            "Webinar",
            "'start':'2026-12-05T12:00','onlineUrl':'https://example.no/m'")
        .published("modum", "d", "Åpen dag", "'start':'2026-12-06','url':'https://example.no/d'");

    assertThat(hub.page().events().rows())
        .extracting("when", "where", "url")
        .containsExactly(
            tuple("tir. 1. des. – tor. 3. des.", "Asker · Sted ikke oppgitt", null),
            tuple("lør. 5. des. kl. 12.00", "Modum · På nett", null),
            tuple("søn. 6. des., hele dagen", "Modum · Sted ikke oppgitt", "https://example.no/d"),
            tuple("tir. 12. jan. kl. 08.00–10.00", "Drammen · Union Scene, Drammen", null));
    assertThat(hub.page().events().rows().get(3).whenInFull())
        .isEqualTo("tirsdag 12. januar 2027 kl. 08.00");
  }

  @Test
  void sessions_stand_under_their_event_and_are_not_counted_with_it() {
    hub.published(
            "drammen", "innsikt", "Innsikt", "'start':'2026-12-01T08:00','end':'2026-12-01T16:00'")
        .published(
            "drammen",
            "s1",
            "Åpning",
            "'start':'2026-12-01T08:00','end':'2026-12-01T09:00','partOf':'innsikt'")
        .published(
            "drammen",
            "s2",
            "Debatt",
            "'start':'2026-12-01T09:00','end':'2026-12-01T10:00','partOf':'innsikt'")
        .published("modum", "x", "Julebord", "'start':'2026-12-11T18:00'")
        .cancelled("modum", "x", "For få påmeldte");

    NextEvents events = hub.page().events();

    assertThat(events.counted())
        .isEqualTo(
            "1 arrangement til og med 22. februar 2027. 2 sesjoner er deler av større arrangementer og telles ikke med. I tillegg er 1 avlyst.");
    assertThat(events.rows()).extracting("title").containsExactly("Innsikt", "Julebord");
    assertThat(events.rows().get(0).sessions())
        .extracting("title")
        .containsExactly("Åpning", "Debatt");
    assertThat(events.rows().get(1).cancelled()).isTrue();
    assertThat(events.rows().get(1).reason()).isEqualTo("For få påmeldte");
  }

  @Test
  void a_session_says_where_only_if_it_is_elsewhere() {
    hub.published(
            "drammen",
            "innsikt",
            "Innsikt",
            "'start':'2026-12-01T20:00','end':'2026-12-02T01:00','venue':{'name':'Børsen','municipality':'3301'}")
        .published(
            "drammen",
            "s1",
            "Her",
            "'start':'2026-12-01T20:00','partOf':'innsikt','venue':{'municipality':'3301'}")
        .published(
            "drammen",
            "s2",
            "Der",
            "'start':'2026-12-01T21:00','partOf':'innsikt','venue':{'name':'Union Scene','municipality':'3301'}");

    NextEvents.Row row = hub.page().events().rows().get(0);

    assertThat(row.when().replace('\u00a0', ' '))
        .isEqualTo("tir. 1. des. kl. 20.00 – ons. 2. des. kl. 01.00");
    assertThat(row.sessions()).extracting("where").containsExactly("", "Union Scene, Drammen");
  }

  @Test
  void a_session_whose_larger_event_is_not_shown_stands_alone() {
    hub.published(
            "drammen", "innsikt", "Innsikt", "'start':'2026-11-20T08:00','end':'2026-11-20T09:00'")
        .published("drammen", "s1", "Etterpå", "'start':'2026-12-01T08:00','partOf':'innsikt'");

    assertThat(hub.page().events().rows()).extracting("title").containsExactly("Etterpå");
  }

  @Test
  void both_sides_of_a_clash_name_the_other() {
    hub.published(
            "drammen",
            "a",
            "Logistikk",
            "'start':'2026-12-01T08:00','end':'2026-12-01T10:00','theme':'Vekst','venue':{'municipality':'3301'}")
        .published(
            "asker",
            "b",
            "Vekstdag",
            "'start':'2026-12-01T09:00','end':'2026-12-01T10:00','theme':'vekst','venue':{'municipality':'3301'}");

    assertThat(hub.page().events().rows())
        .flatExtracting("clashes")
        .containsExactly(
            "Samtidig med «Vekstdag» (Asker, samme kommune og samme tema).",
            "Samtidig med «Logistikk» (Drammen, samme kommune og samme tema).");
  }

  @Test
  void the_matrix_has_signs_and_words_and_marks_what_is_common() {
    for (String id :
        new String[] {"drammen", "kongsberg", "ringerike", "baerum", "asker", "modum"}) {
      hub.says(id, "viken", "Behold Viken", "'stance':'for'");
    }
    hub.says(
            "drammen",
            "ntp",
            "Transportplan",
            "'stance':'conditional','hearing':{'deadline':'2026-12-04'}")
        .says("asker", "ntp", "Transportplan", "'stance':'against'")
        .says("osloregionen", "ntp", "Transportplan", "'stance':'neutral'");

    IssueMatrix matrix = hub.page().issues();

    assertThat(matrix.counted())
        .isEqualTo("2 saker. I 1 av dem har alle foreningene samme standpunkt.");
    assertThat(matrix.columns()).hasSize(7).endsWith("Osloregionen");
    assertThat(matrix.rows()).extracting("title").containsExactly("Transportplan", "Behold Viken");
    assertThat(matrix.rows()).extracting("common").containsExactly(false, true);
    assertThat(matrix.rows().get(0).deadline()).isEqualTo("4. desember");
    assertThat(matrix.rows().get(0).cells())
        .extracting("word")
        .containsExactly(
            "Hvis",
            "Ikke sagt noe",
            "Ikke sagt noe",
            "Ikke sagt noe",
            "Imot",
            "Ikke sagt noe",
            "Nøytral");
    assertThat(matrix.rows().get(0).cells()).extracting("sign").doesNotContain("", " ");
  }

  @Test
  void much_content_takes_no_more_queries_than_little() {
    hub.published("drammen", "e0", "Møte", "'start':'2026-12-01T08:00'")
        .says("drammen", "i0", "Sak", "'stance':'for'")
        .counted("drammen", "2026-10-31", "'members':1");
    int few = hub.queries();
    for (int i = 1; i < 40; i++) {
      hub.published(
              "drammen", "e" + i, "Møte " + i, "'start':'2026-12-0%dT08:00'".formatted(1 + i % 9))
          .says("drammen", "i" + i, "Sak", "'stance':'for'")
          .counted("modum", "2025-%02d-01".formatted(1 + i % 12), "'members':1")
          .rejected("asker", "rejected", "HTTP", ConsoleFixture.NOW, "Galt.");
    }

    assertThat(hub.queries()).isEqualTo(few).isLessThanOrEqualTo(15);
    assertThat(hub.page().waits().submissions().newest()).hasSize(WaitingSubmissions.SHOWN);
    assertThat(hub.page().waits().submissions().count()).isEqualTo(39);
    assertThat(hub.page().events().rest()).isEqualTo("Her står de 20 første.");
  }
}
