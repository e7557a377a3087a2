package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import no.nov.hub.intake.submission.FileVerdict.Admitted;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.Test;

class FileTextTest {

  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
  private static final String MADE = "0123456789abcdef0123456789abcdef";

  @Test
  void aCountIsToldInWords() {
    assertThat(
            nb(
                "tall.csv",
                "no.nov.membership.counted.v1",
                "{'association':'drammen','asOf':'2026-06-30','members':978,'jobs':24500}"))
        .contains(
            "Rad 2: medlemstall per 30. juni 2026: 978 medlemmer, 24\u00a0500 arbeidsplasser – mottatt.");
  }

  @Test
  void oneIsNotToldAsSeveral() {
    assertThat(
            nb(
                "tall.csv",
                "no.nov.membership.counted.v1",
                "{'association':'drammen','asOf':'2026-06-30','members':1,'jobs':1,'staff':1}"))
        .contains(
            "Rad 2: medlemstall per 30. juni 2026: 1 medlem, 1 arbeidsplass, 1 ansatt – mottatt.");
    assertThat(
            nb(
                "liste.csv",
                "no.nov.membership.listed.v1",
                "{'association':'drammen','asOf':'2026-06-30','organisations':['999999999']}"))
        .contains("Rad 2: medlemsliste per 30. juni 2026: 1 organisasjonsnummer – mottatt.");
  }

  @Test
  void theIdThatTheHubMadeComesBack() {
    String data =
        "{'organiser':'drammen','eventId':'%s','title':'Frokostmøte','start':'2027-01-12T08:00'}";

    assertThat(nb("program.xlsx", "no.nov.event.published.v1", data.formatted(MADE)))
        .contains(
            "Rad 2: «Frokostmøte» 12. januar 2027 kl. 08.00 – mottatt, id «%s»; skriv id-en i kolonnen «id» hvis arrangementet skal endres."
                .formatted(MADE));
    assertThat(nb("program.xlsx", "no.nov.event.published.v1", data.formatted("frokost-1")))
        .contains("Rad 2: «Frokostmøte» 12. januar 2027 kl. 08.00 – mottatt.");
    assertThat(nb("program.ics", "no.nov.event.published.v1", data.formatted(MADE)))
        .contains("Rad 2: «Frokostmøte» 12. januar 2027 kl. 08.00 – mottatt.");
  }

  @Test
  void theIdOfAMeetingBelongsInTheColumnThatTheTemplateHas() {
    assertThat(
            nb(
                "møter.csv",
                "no.nov.meeting.called.v1",
                "{'owner':'drammen','meetingId':'%s','title':'Vårmøte','start':'2027-04-20','groups':['g']}"
                    .formatted(MADE)))
        .contains(
            "Rad 2: møtet «Vårmøte» 20. april 2027 – mottatt, id «%s»; skriv id-en i kolonnen «møte-id» hvis møtet skal endres."
                .formatted(MADE));
  }

  @Test
  void aMovedEventIsToldByTheIdThatItHas() {
    String moved =
        event(
            "no.nov.event.published.v1",
            "{'organiser':'drammen','eventId':'%s','title':'Frokostmøte','start':'2027-01-13T08:00'}"
                .formatted(MADE));
    String first = "0".repeat(32);

    assertThat(
            FileText.lines(
                file("program.csv"),
                verdict(
                    List.of(
                        new Admitted(
                            new Text("Rad 2", "Row 2"),
                            Json.MAPPER.readTree(moved),
                            List.of(),
                            false,
                            first)),
                    List.of())))
        .extracting(Text::nb)
        .anyMatch(line -> line.contains("id «" + first + "»"));
  }

  @Test
  void aMeetingIsKnownByItsTitleAndDayAndNamesNobody() {
    assertThat(
            nb(
                "møter.csv",
                "no.nov.meeting.called.v1",
                "{'owner':'drammen','meetingId':'m-1','title':'Vårmøte','start':'2027-04-20','groups':['g']}"))
        .contains("Rad 2: møtet «Vårmøte» 20. april 2027 – mottatt.");
    assertThat(
            nb(
                "grupper.csv",
                "no.nov.group.registered.v1",
                "{'owner':'drammen','groupId':'g','name':'Kultur','members':[{'name':'Ada Lie'}]}"))
        .contains("Rad 2: gruppen «Kultur» med 1 medlem – mottatt.");
  }

  @Test
  void whatWasReceivedBeforeIsToldSo() {
    SortedFile file = file("tall.csv");
    Admitted again = admitted(count(), List.of(), true);

    assertThat(FileText.lines(file, verdict(List.of(again), List.of())))
        .extracting(Text::nb)
        .contains(
            "Rad 2: medlemstall per 30. juni 2026: 978 medlemmer – mottatt før, ingenting er endret.");
  }

  @Test
  void remarksFaultsAndWhatWasNotReadAreTold() {
    SortedFile file = file("tall.xlsx");
    file.notes().add(new Text("Arket «Ark2» er ikke lest.", "The sheet “Ark2” was not read."));
    Reason remark = Reason.of("", "note", "Kommune 3007 er lest som 3305.", "3007 is 3305.");
    Reason fault = Reason.of("", "x", "«Dato» mangler.", "“Dato” is missing.");
    Remark wrong = new Remark(new Text("Rad 3", "Row 3"), List.of(fault));

    List<Text> lines =
        FileText.lines(
            file, verdict(List.of(admitted(count(), List.of(remark), false)), List.of(wrong)));

    assertThat(lines)
        .extracting(Text::nb)
        .containsExactly(
            "Mottatt: 1. Må rettes: 1. På vent til dere bekrefter: 0.",
            "",
            "Rad 3: må rettes. «Dato» mangler.",
            "Rad 2: medlemstall per 30. juni 2026: 978 medlemmer – mottatt. Kommune 3007 er lest som 3305.",
            "",
            "Arket «Ark2» er ikke lest.");
    assertThat(lines)
        .extracting(Text::en)
        .contains("Row 3: to be mended. “Dato” is missing.", "The sheet “Ark2” was not read.");
  }

  @Test
  void aCalendarWithNothingNewIsAnswered() {
    assertThat(FileText.lines(file("kalender.ics"), verdict(List.of(), List.of())))
        .extracting(Text::nb)
        .contains("Ingen nye arrangementer: alt i kalenderen er over eller kommer fra huben selv.");
  }

  @Test
  void aCalendarOfWhichANoteTellsIsNotSaidToBeOver() {
    SortedFile file = file("kalender.ics");
    file.notes()
        .add(new Text("Neste dato er 3. februar 2028.", "The next date is 3 February 2028."));

    assertThat(FileText.lines(file, verdict(List.of(), List.of())))
        .extracting(Text::nb)
        .contains("Ingen nye arrangementer.", "Neste dato er 3. februar 2028.")
        .noneMatch(line -> line.contains("over"));
  }

  @Test
  void ofThousandsOfRowsTheFirstAreToldAndTheOthersCounted() {
    List<Admitted> many =
        IntStream.range(0, 3000).mapToObj(i -> admitted(count(), List.of(), false)).toList();

    List<Text> lines = FileText.lines(file("tall.csv"), verdict(many, List.of()));

    assertThat(lines).hasSizeLessThan(600);
    assertThat(lines.get(lines.size() - 1).nb()).isEqualTo("… og 2500 til, som også er mottatt.");
  }

  private static List<String> nb(String name, String type, String data) {
    return FileText.lines(
            file(name), verdict(List.of(admitted(event(type, data), List.of(), false)), List.of()))
        .stream()
        .map(Text::nb)
        .toList();
  }

  private static String count() {
    return event(
        "no.nov.membership.counted.v1",
        "{'association':'drammen','asOf':'2026-06-30','members':978}");
  }

  private static String event(String type, String data) {
    return "{'type':'%s','data':%s}".formatted(type, data).replace('\'', '"');
  }

  private static Admitted admitted(String event, List<Reason> remarks, boolean repeated) {
    return new Admitted(
        new Text("Rad 2", "Row 2"), Json.MAPPER.readTree(event), remarks, repeated, "");
  }

  private static SortedFile file(String name) {
    return new SortedFile("drammen", name, NOW);
  }

  private static FileVerdict verdict(List<Admitted> admitted, List<Remark> faults) {
    return new FileVerdict(admitted, faults, List.of());
  }
}
