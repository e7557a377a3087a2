package no.nov.hub.shared.membership;

import static no.nov.hub.Messages.admitted;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

@EveryPart
class FiguresTest {

  private static final Instant NOW = Instant.parse("2026-10-10T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Oslo"));

  private final TestDatabase database = TestDatabase.fresh();
  private final CountTables countTables = new CountTables(database.jdbc());
  private final MembershipProjection projection =
      new MembershipProjection(
          null, countTables, new DueDateTables(RealSettings.MUNICIPALITIES, database.jdbc()));
  private final Figures figures =
      new Figures(
          countTables,
          new Aggregating(RealSettings.PARTICIPANTS, RealSettings.MUNICIPALITIES),
          RealSettings.PARTICIPANTS,
          CLOCK);
  private static final Batch LAST = new Batch(List.of(), new MockConsumer<>("earliest"));

  private final StatisticsPublishing publishing =
      new StatisticsPublishing(figures, database.jdbc(), CLOCK);

  private final List<Received> topic = new ArrayList<>();

  private FiguresTest count(String association, String asOf, String fields) {
    Received record =
        admitted(
            from(
                association,
                Types.MEMBERSHIP_COUNTED,
                association + asOf + topic.size(),
                "{'association':'%s','asOf':'%s',%s}".formatted(association, asOf, fields)),
            Topics.MEMBERSHIP,
            topic.size(),
            NOW);
    topic.add(record);
    projection.apply(List.of(record));
    return this;
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void withoutCountsThereIsNothingButTheSentenceAboutIt() {
    Statistics none = figures.on(date("2026-09-30"));

    assertThat(none.totals().members()).isNull();
    assertThat(none.totals().jobs()).isNull();
    assertThat(none.coverage().reported()).isZero();
    assertThat(none.coverage().of()).isEqualTo(6);
  }

  @Test
  void totalsAreTheLastCountOfEachAtOrBeforeTheDate() {
    count("drammen", "2026-06-30", "'members':1000")
        .count("drammen", "2026-09-30", "'members':1010");
    count("asker", "2026-06-30", "'members':300");

    assertThat(figures.on(date("2026-06-29")).totals().members()).isNull();
    assertThat(figures.on(date("2026-06-30")).totals().members()).isEqualTo(1300);
    assertThat(figures.on(date("2026-09-29")).totals().members()).isEqualTo(1300);
    assertThat(figures.on(date("2026-09-30")).totals().members()).isEqualTo(1310);
  }

  @Test
  void whoIsNotAnAssociationNeverEntersTheTotals() {
    count("osloregionen", "2026-06-30", "'members':78")
        .count("asker", "2026-06-30", "'members':300");

    Statistics statistics = figures.on(date("2026-06-30"));

    assertThat(statistics.totals().members()).isEqualTo(300);
    assertThat(statistics.byAssociation()).containsOnlyKeys("asker");
  }

  @Test
  void aCountIsStaleAfterAHundredDays() {
    count("asker", "2026-06-30", "'members':300");

    assertThat(figures.on(date("2026-10-08")).byAssociation().get("asker").stale()).isFalse();
    assertThat(figures.on(date("2026-10-09")).byAssociation().get("asker").stale()).isTrue();
    assertThat(figures.on(date("2026-10-09")).coverage().stale()).containsExactly("asker");
  }

  @Test
  void everyFigureNamesItsSources() {
    count("asker", "2026-06-30", "'members':300").count("modum", "2026-09-30", "'members':90");

    assertThat(figures.on(date("2026-09-30")).sources())
        .extracting(
            Statistics.Source::association, Statistics.Source::asOf, Statistics.Source::members)
        .containsExactly(
            tuple("asker", date("2026-06-30"), 300L), tuple("modum", date("2026-09-30"), 90L));
    assertThat(figures.on(date("2026-09-30")).sources())
        .allSatisfy(source -> assertThat(source.messageId()).isNotNull());
  }

  @Test
  void municipalitiesAreAddedUnderTheNumbersOfTheDateAskedFor() {
    count("drammen", "2023-12-31", "'members':100,'byMunicipality':{'3005':78}");
    count("asker", "2024-03-31", "'members':50,'byMunicipality':{'3203':40,'3301':2}");

    assertThat(figures.on(date("2023-12-31")).byMunicipality()).containsEntry("3005", 78L);
    assertThat(figures.on(date("2024-03-31")).byMunicipality())
        .containsEntry("3301", 80L)
        .containsEntry("3203", 40L);
  }

  @Test
  void joinedAndLeftAreForTheYearSoLastYearsAreNotCarriedOver() {
    count("asker", "2026-12-31", "'members':300,'joined':30,'left':10");
    count("modum", "2027-01-31", "'members':90,'joined':2");

    assertThat(figures.on(date("2026-12-31")).totals().joined()).isEqualTo(30);
    assertThat(figures.on(date("2027-01-31")).totals().joined()).isEqualTo(2);
    assertThat(figures.on(date("2027-01-31")).totals().left()).isNull();
  }

  @Test
  void aSumSaysHowManyHaveStatedIt() {
    count("asker", "2026-06-30", "'members':300,'jobs':12000")
        .count("modum", "2026-06-30", "'members':90");

    Statistics.Totals totals = figures.on(date("2026-06-30")).totals();

    assertThat(totals.jobs()).isEqualTo(12000);
    assertThat(totals.stated()).containsEntry("members", 2).containsEntry("jobs", 1);
  }

  @Test
  void coverageIsASentence() {
    for (String id : List.of("drammen", "kongsberg", "ringerike", "baerum", "asker")) {
      count(id, "2026-09-30", "'members':100");
    }

    assertThat(figures.on(date("2026-10-10")).coverage().text().nb())
        .isEqualTo("5 av 6 har meldt for september 2026; Modum har ikke.");
    assertThat(figures.on(date("2026-10-10")).coverage().text().en())
        .isEqualTo("5 of 6 have reported for September 2026; Modum has not.");
    count("modum", "2026-09-30", "'members':90");
    assertThat(figures.on(date("2026-10-10")).coverage().text().nb())
        .isEqualTo("Alle 6 har meldt for september 2026.");
  }

  @Test
  void onTheLastDayOfAMonthCoverageIsForThatMonth() {
    count("modum", "2026-08-31", "'members':90");

    assertThat(figures.on(date("2026-09-29")).coverage().period()).isEqualTo("2026-08");
    assertThat(figures.on(date("2026-09-30")).coverage().period()).isEqualTo("2026-09");
  }

  @Test
  void theHistoryHasTheLastDayOfEachMonthAndToday() {
    count("modum", "2026-08-31", "'members':90").count("modum", "2026-10-05", "'members':95");

    assertThat(figures.byMonth(3))
        .extracting(Statistics::asOf, month -> month.totals().members())
        .containsExactly(
            tuple(date("2026-08-31"), 90L),
            tuple(date("2026-09-30"), 90L),
            tuple(date("2026-10-10"), 95L));
  }

  @Test
  void theLaterMessageOfOneDateReplacesTheEarlier() {
    count("modum", "2026-08-31", "'members':90").count("modum", "2026-08-31", "'members':91");

    assertThat(figures.on(date("2026-08-31")).totals().members()).isEqualTo(91);
  }

  @Test
  void onlyDatesWhoseFiguresChangedArePublished() {
    count("asker", "2026-06-30", "'members':300");
    count("modum", "2026-03-31", "'members':90");
    publish();

    count("modum", "2026-04-30", "'members':95");

    assertThat(publish()).containsExactly(date("2026-04-30"), date("2026-06-30"));
  }

  @Test
  void aCountChangesTheFiguresUntilTheSameAssociationsNextOne() {
    count("modum", "2026-03-31", "'members':90").count("modum", "2026-05-31", "'members':100");
    count("asker", "2026-04-30", "'members':300").count("asker", "2026-06-30", "'members':300");
    publish();

    count("modum", "2026-03-31", "'members':91");

    assertThat(publish()).containsExactly(date("2026-03-31"), date("2026-04-30"));
  }

  @Test
  void aRepeatedCountPublishesItsNewSourceOnceAndThenNothing() {
    count("modum", "2026-03-31", "'members':90");
    publish();
    projection.apply(List.of(topic.get(0)));

    assertThat(publish()).isEmpty();
    assertThat(publishing.anythingDue(LAST)).isFalse();
  }

  @Test
  void emptiedAndAppliedAgainTheTablesAreEqual() {
    count("modum", "2026-03-31", "'members':90")
        .count("asker", "2026-04-30", "'members':300,'jobs':5");
    Statistics before = figures.on(date("2026-04-30"));
    database.jdbc().update("DELETE FROM projection.membership_count");

    projection.apply(topic);

    assertThat(figures.on(date("2026-04-30"))).isEqualTo(before);
  }

  @Test
  void theTableForExcelHasTheAssociationsTheMunicipalitiesAndTheSum() {
    count("drammen", "2026-06-30", "'members':1000,'jobs':40000,'byMunicipality':{'3301':780}");
    StatisticsCsv csv =
        new StatisticsCsv(
            RealSettings.PARTICIPANTS, RealSettings.of(Nov.class), RealSettings.MUNICIPALITIES);

    String table = new String(csv.of(figures.on(date("2026-06-30"))), StandardCharsets.UTF_8);

    assertThat(table).startsWith("\uFEFFhva;navn;medlemmer");
    assertThat(table)
        .contains("forening;Næringsforeningen i Drammensregionen;1000;40000;;;;2026-06-30;nei;");
    assertThat(table).contains("kommune 3301;Drammen;780");
    assertThat(table).contains("sum;NOV;1000;40000");
  }

  private static final String ALL_OF_DRAMMEN =
      "'members':1000,'jobs':40000,'staff':9,'joined':50,'left':20,'byKind':{'company':940,'student':60},'byMunicipality':{'3301':780,'3312':110}";

  private FiguresTest drammenCountsAllInJuneAndOnlyMembersInNovember() {
    return count("drammen", "2026-06-30", ALL_OF_DRAMMEN)
        .count("drammen", "2026-11-27", "'members':1003");
  }

  @Test
  void aFigureThatALaterCountDoesNotMentionIsCarriedOn() {
    drammenCountsAllInJuneAndOnlyMembersInNovember()
        .count("asker", "2026-11-30", "'members':300,'jobs':12000");

    Statistics statistics = figures.on(date("2026-11-30"));

    assertThat(statistics.totals().members()).isEqualTo(1303);
    assertThat(statistics.totals().jobs()).isEqualTo(52000);
    assertThat(statistics.totals().staff()).isEqualTo(9);
    assertThat(statistics.totals().joined()).isEqualTo(50);
    assertThat(statistics.totals().byKind()).containsEntry("company", 940L);
    assertThat(statistics.byMunicipality()).containsEntry("3312", 110L);
    assertThat(statistics.totals().stated())
        .containsEntry("jobs", 2)
        .containsEntry("byKind.student", 1);
  }

  @Test
  void aFigureHasItsOwnDateAndSourceAndGrowsOldByItself() {
    drammenCountsAllInJuneAndOnlyMembersInNovember();

    Statistics statistics = figures.on(date("2026-11-30"));

    Statistics.OfAssociation drammen = statistics.byAssociation().get("drammen");
    assertThat(drammen.countedOn()).isEqualTo("2026-11-27");
    assertThat(drammen.stale()).isFalse();
    assertThat(drammen.figures().get("jobs").asOf()).isEqualTo("2026-06-30");
    assertThat(drammen.figures().get("jobs").stale()).isTrue();
    assertThat(drammen.figures().get("members").stale()).isFalse();
    assertThat(statistics.sources())
        .extracting(
            Statistics.Source::asOf, Statistics.Source::members, source -> source.figures().size())
        .containsExactly(tuple(date("2026-11-27"), 1003L, 1), tuple(date("2026-06-30"), null, 8));
  }

  @Test
  void coverageIsToldForEachFigureAndAHeadlineThatMixesSaysSo() {
    drammenCountsAllInJuneAndOnlyMembersInNovember();
    for (String id : List.of("kongsberg", "ringerike", "baerum", "asker")) {
      count(id, "2026-11-30", "'members':100,'jobs':5000");
    }
    count("modum", "2026-11-30", "'members':90");

    Statistics statistics = figures.on(date("2026-11-30"));

    Statistics.OfFigure jobs = statistics.coverage().figures().get("jobs");
    assertThat(jobs.text().nb())
        .isEqualTo(
            "Arbeidsplasser: oppgitt av 5 av 6, ikke av Modum; Drammen sist oppgitt 30. juni 2026.");
    assertThat(jobs.text().en())
        .isEqualTo("Jobs: stated by 5 of 6, not by Modum; Drammen last on 30 June 2026.");
    assertThat(jobs.missing()).containsExactly("modum");
    assertThat(jobs.late()).containsExactly("drammen");
    assertThat(jobs.stale()).containsExactly("drammen");
    assertThat(jobs.oldest()).isEqualTo("2026-06-30");
    assertThat(statistics.coverage().figures().get("byMunicipality.3312").text().nb())
        .isEqualTo("Medlemmer i Lier: oppgitt av 1 av 1; Drammen sist oppgitt 30. juni 2026.");
    assertThat(statistics.coverage().text().nb())
        .isEqualTo(
            "Alle 6 har meldt for november 2026. Drammen oppga sist medlemstyper, kommuner, arbeidsplasser, innmeldte, utmeldte og ansatte i foreningen 30. juni 2026.");
    assertThat(statistics.rounded().figures().get("jobs").note()).isEqualTo(jobs.text());
    assertThat(statistics.rounded().figures().get("members").note()).isNull();
  }

  @Test
  void eachMunicipalityAndKindIsCarriedOnAlone() {
    count("drammen", "2026-06-30", ALL_OF_DRAMMEN)
        .count(
            "drammen",
            "2026-09-30",
            "'members':1001,'byKind':{'company':950},'byMunicipality':{'3301':790}");

    Statistics statistics = figures.on(date("2026-09-30"));

    assertThat(statistics.totals().byKind())
        .containsOnly(entry("company", 950L), entry("student", 60L));
    assertThat(statistics.byMunicipality()).containsOnly(entry("3301", 790L), entry("3312", 110L));
  }

  @Test
  void membersUnderAnOldNumberAreNotCountedAgainBesideThoseUnderTheNew() {
    count(
            "drammen",
            "2019-12-31",
            "'members':900,'byMunicipality':{'0602':600,'0711':30,'0626':90}")
        .count("drammen", "2020-03-31", "'members':905,'byMunicipality':{'3005':640}");

    assertThat(figures.on(date("2020-01-31")).byMunicipality())
        .containsOnly(entry("3005", 630L), entry("3049", 90L));
    assertThat(figures.on(date("2020-03-31")).byMunicipality())
        .containsOnly(entry("3005", 640L), entry("3049", 90L));
    assertThat(figures.on(date("2024-03-31")).byMunicipality())
        .containsOnly(entry("3301", 640L), entry("3312", 90L));
  }

  @Test
  void aCorrectionThatMentionsLessLeavesTheRestOfItsDate() {
    count("drammen", "2026-06-30", ALL_OF_DRAMMEN)
        .count("drammen", "2026-06-30", "'members':1001,'byMunicipality':{'3301':785}");

    Statistics statistics = figures.on(date("2026-06-30"));

    assertThat(statistics.totals().members()).isEqualTo(1001);
    assertThat(statistics.totals().jobs()).isEqualTo(40000);
    assertThat(statistics.byMunicipality()).containsOnly(entry("3301", 785L));
    assertThat(statistics.sources())
        .extracting(Statistics.Source::messageId)
        .containsExactly("drammen2026-06-301", "drammen2026-06-300");
  }

  @Test
  void whatIsWithdrawnIsCarriedOnNoLonger() {
    count("drammen", "2026-06-30", ALL_OF_DRAMMEN)
        .count("drammen", "2026-09-30", "'members':1001,'withdrawn':['jobs','byMunicipality.3312']")
        .count("drammen", "2026-10-05", "'members':1002");

    Statistics statistics = figures.on(date("2026-10-10"));

    assertThat(statistics.totals().jobs()).isNull();
    assertThat(statistics.totals().staff()).isEqualTo(9);
    assertThat(statistics.byMunicipality()).containsOnlyKeys("3301");
    assertThat(figures.on(date("2026-09-29")).totals().jobs()).isEqualTo(40000);
  }

  @Test
  void aCorrectedFigureChangesAllDatesThatItIsCarriedOnTo() {
    drammenCountsAllInJuneAndOnlyMembersInNovember()
        .count(
            "drammen",
            "2026-12-31",
            "'members':1004,'jobs':42000,'staff':9,'joined':60,'left':25,'byKind':{'company':940,'student':60},'byMunicipality':{'3301':780,'3312':110}")
        .count("asker", "2026-08-31", "'members':300");
    publish();

    count("drammen", "2026-06-30", ALL_OF_DRAMMEN.replace("40000", "41000"));

    assertThat(publish())
        .containsExactly(date("2026-06-30"), date("2026-08-31"), date("2026-11-27"));
  }

  @Test
  void aNewNumberEndsTheDatesOfTheOld() {
    count("drammen", "2019-12-31", "'members':900,'byMunicipality':{'0602':600}")
        .count("drammen", "2020-03-31", "'members':905,'byMunicipality':{'3005':640}")
        .count("asker", "2020-01-31", "'members':300")
        .count("asker", "2020-06-30", "'members':300");
    publish();

    count("drammen", "2019-12-31", "'members':900,'byMunicipality':{'0602':610}");

    assertThat(publish()).containsExactly(date("2019-12-31"), date("2020-01-31"));
  }

  @Test
  void rebuiltInOneBatchTheCarriedOnFiguresAreTheSame() {
    drammenCountsAllInJuneAndOnlyMembersInNovember()
        .count("drammen", "2026-06-30", "'members':1001,'byKind':{'company':930}")
        .count("drammen", "2026-09-30", "'members':1002,'withdrawn':['staff']");
    List<Statistics> before = figures.on(List.of(date("2026-06-30"), date("2026-11-30")));
    database.jdbc().update("DELETE FROM projection.membership_count");
    database.jdbc().update("DELETE FROM projection.membership_shape");

    projection.apply(topic);

    assertThat(figures.on(List.of(date("2026-06-30"), date("2026-11-30")))).isEqualTo(before);
  }

  @Test
  void aMonthThatNobodyHadCountedByIsEmptyInTheTableForExcel() {
    count("modum", "2026-08-31", "'members':90,'jobs':800");
    StatisticsCsv csv =
        new StatisticsCsv(
            RealSettings.PARTICIPANTS, RealSettings.of(Nov.class), RealSettings.MUNICIPALITIES);

    List<String> lines =
        new String(csv.ofMonths(figures.byMonth(4)), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines.get(0)).endsWith(";Modum Næringsråd;NOV;arbeidsplasser;ansatte;dekning");
    assertThat(lines.get(1))
        .isEqualTo("2026-07-31;;;;;;;;;;Ingen av de 6 har meldt for juli 2026.");
    assertThat(lines.get(2)).startsWith("2026-08-31;;;;;;90;90;800;;\"1 av 6 har meldt");
  }

  @Test
  void theTableForExcelHasCarriedOnFiguresInARowOfTheirOwn() {
    drammenCountsAllInJuneAndOnlyMembersInNovember();
    StatisticsCsv csv =
        new StatisticsCsv(
            RealSettings.PARTICIPANTS, RealSettings.of(Nov.class), RealSettings.MUNICIPALITIES);

    String table = new String(csv.of(figures.on(date("2026-11-30"))), StandardCharsets.UTF_8);

    assertThat(table)
        .contains("forening;Næringsforeningen i Drammensregionen;1003;;;;;2026-11-27;nei;")
        .contains(
            "forening, ført videre;Næringsforeningen i Drammensregionen;;40000;9;50;20;2026-06-30;ja;")
        .contains("kommune 3312;Lier;110;;;;;2026-06-30;ja;")
        .contains("medlemstype;studentmedlemmer;60;;;;;2026-06-30;ja;")
        .contains("sum;NOV;1003;40000;9;50;20;2026-11-30;;")
        .contains("Arbeidsplasser: oppgitt av 1 av 6");
  }

  @Test
  void nothingIsShownOfADateBeforeTheFirstCount() {
    count("modum", "2026-08-31", "'members':90");
    StatisticsCsv csv =
        new StatisticsCsv(
            RealSettings.PARTICIPANTS, RealSettings.of(Nov.class), RealSettings.MUNICIPALITIES);

    String table = new String(csv.of(figures.on(date("2026-07-31"))), StandardCharsets.UTF_8);

    assertThat(table).contains("sum;NOV;;;;;;2026-07-31;;").contains("Ingen av de 6 har meldt");
  }

  /** As the route does; returns the dates that went out. */
  private List<LocalDate> publish() {
    List<LocalDate> dates = new ArrayList<>();
    while (publishing.anythingDue(LAST)) {
      StatisticsPublishing.Due due = publishing.due();
      due.changed().forEach(changed -> dates.add(changed.asOf()));
      publishing.published(due);
    }
    return dates;
  }
}
