package no.nov.hub.intake.admission;

import static no.nov.hub.Messages.from;
import static no.nov.hub.intake.admission.Fixtures.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows without an id of their sender's: a thing moved is not a second thing. */
@EveryPart
class MovedRowsTest {

  private static final String MEETINGS = "Grupper;Tittel;Start;Slutt;Sted\n";
  private static final String EVENTS = "Tittel;Start;Sted\n";

  @TempDir Path folder;
  private DoorForFiles door;

  @BeforeEach
  void open() {
    door = new DoorForFiles(folder);
  }

  private List<Judged> meetings(String file, String... rows) {
    return door.drop(file, MEETINGS + String.join("\n", rows) + "\n");
  }

  private List<Judged> events(String file, String... rows) {
    return door.drop(file, EVENTS + String.join("\n", rows) + "\n");
  }

  private static String meeting(String start) {
    return "kraftx;Vårmøte;%s 09:00;%s 10:00;Rådhuset".formatted(start, start);
  }

  private static String id(Judged judged, String field) {
    return ((Sound) judged.submission().outcome()).envelope().data().get(field).asString();
  }

  private static List<String> eventIds(List<Judged> judged) {
    return judged.stream().map(each -> id(each, "eventId")).toList();
  }

  private static List<String> verdicts(List<Judged> judged) {
    return judged.stream().map(each -> each.verdict().status().word()).toList();
  }

  private static String told(Judged judged) {
    Reason reason = judged.verdict().reasons().get(0);
    assertThat(reason.message().en()).isNotBlank();
    return reason.message().nb();
  }

  @Test
  void a_meeting_whose_day_was_changed_in_its_file_is_the_same_meeting() {
    Judged first = meetings("møter.csv", meeting("20.04.2027")).get(0);

    Judged second = meetings("møter.csv", meeting("21.04.2027")).get(0);

    assertThat(id(second, "meetingId")).isEqualTo(id(first, "meetingId"));
    assertThat(codes(second.verdict())).containsExactly("moved");
    assertThat(told(second))
        .startsWith("Møtet er tatt som flyttet fra tirsdag 20. april 2027 kl. 09.00 til onsdag 21.")
        .contains(id(first, "meetingId"))
        .doesNotContain("Vårmøte");
  }

  @Test
  void a_row_that_stands_twice_is_one_meeting_and_told_as_received_before() {
    List<Judged> judged = meetings("møter.csv", meeting("20.04.2027"), meeting("20.04.2027"));

    assertThat(verdicts(judged)).containsExactly("accepted", "accepted");
    assertThat(codes(judged.get(1).verdict())).containsExactly("duplicate");
    assertThat(id(judged.get(1), "meetingId")).isEqualTo(id(judged.get(0), "meetingId"));
  }

  @Test
  void a_second_group_at_the_same_time_changes_nothing_of_the_first_until_it_has_an_id() {
    String first = "kraftx;Gruppemøte;20.04.2027 09:00;20.04.2027 10:00;Rådhuset";
    String second = "bane;Gruppemøte;20.04.2027 09:00;20.04.2027 10:00;Rådhuset";
    String known = id(meetings("møter.csv", first).get(0), "meetingId");

    assertThat(meetings("møter.csv", first, second)).isEmpty();
    List<Judged> judged =
        door.drop("møter.csv", "Id;" + MEETINGS + "b-1;" + second + "\n" + ";" + first + "\n");

    assertThat(verdicts(judged)).containsExactly("accepted", "accepted");
    assertThat(id(judged.get(0), "meetingId")).isEqualTo("b-1");
    assertThat(id(judged.get(1), "meetingId")).isEqualTo(known);
  }

  @Test
  void it_is_still_the_same_when_another_cell_is_changed_later() {
    Judged first = meetings("møter.csv", meeting("20.04.2027")).get(0);
    meetings("møter.csv", meeting("21.04.2027"));
    door.rebuild();

    Judged third =
        meetings("møter.csv", meeting("21.04.2027").replace("Rådhuset", "Biblioteket")).get(0);

    assertThat(id(third, "meetingId")).isEqualTo(id(first, "meetingId"));
    assertThat(third.verdict().reasons()).isEmpty();
  }

  @Test
  void it_is_the_same_in_a_workbook_of_the_same_name_and_after_admission_was_rebuilt()
      throws IOException {
    Judged first = events("program.csv", "Kurs;12.01.2027 08:00;Lier").get(0);
    door.rebuild();

    Judged second =
        door.drop("Program.XLSX", workbook(EVENTS + "Kurs ;12.01.2027 13:00;Lier")).get(0);

    assertThat(id(second, "eventId")).isEqualTo(id(first, "eventId"));
    assertThat(told(second)).contains("kl. 08.00", "kl. 13.00");
  }

  private static byte[] workbook(String csv) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("Ark1");
      for (String line : csv.split("\n")) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String text : line.split(";")) {
          row.createCell(row.getPhysicalNumberOfCells()).setCellValue(text);
        }
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void what_recurs_in_one_file_is_not_asked_about_and_the_same_file_changes_nothing() {
    String[] rows = {
      "Styremøte;12.01.2027 08:00;A", "Styremøte;13.01.2027 08:00;A", "Styremøte;12.01.2027 15:00;A"
    };
    List<Judged> first = events("vår.csv", rows);

    List<Judged> again = events("vår.csv", rows);

    assertThat(verdicts(first)).containsOnly("accepted");
    assertThat(eventIds(first)).doesNotHaveDuplicates();
    assertThat(again).allSatisfy(each -> assertThat(codes(each.verdict())).contains("duplicate"));
  }

  @Test
  void one_more_row_of_the_same_title_is_one_more() {
    events("vår.csv", "Frokost;12.01.2027 08:00;A", "Frokost;19.01.2027 08:00;A");

    List<Judged> more =
        events(
            "vår.csv",
            "Frokost;12.01.2027 08:00;A",
            "Frokost;14.01.2027 08:00;A",
            "Frokost;19.01.2027 08:00;A");

    assertThat(verdicts(more)).containsOnly("accepted");
    assertThat(eventIds(more)).doesNotHaveDuplicates();
  }

  @Test
  void of_several_the_one_that_is_gone_is_the_one_that_moved() {
    List<Judged> first =
        events("vår.csv", "Frokost;12.01.2027 08:00;A", "Frokost;19.01.2027 08:00;A");

    List<Judged> second =
        events("vår.csv", "Frokost;12.01.2027 08:00;A", "Frokost;20.01.2027 08:00;A");

    assertThat(eventIds(second)).isEqualTo(eventIds(first));
  }

  @Test
  void which_of_two_became_which_is_asked() {
    events("vår.csv", "Frokost;12.01.2027 08:00;A", "Frokost;19.01.2027 08:00;A");

    List<Judged> second =
        events("vår.csv", "Frokost;13.01.2027 08:00;A", "Frokost;20.01.2027 08:00;A");

    assertThat(verdicts(second)).containsExactly("held", "held");
  }

  @Test
  void a_row_that_could_not_be_read_may_be_the_one_that_seems_gone() {
    events("vår.csv", "Frokost;12.01.2027 08:00;A");

    List<Judged> second = events("vår.csv", "Frokost;12.O1.2027;A", "Frokost;14.01.2027 08:00;A");

    assertThat(verdicts(second)).containsExactly("held");
  }

  @Test
  void a_file_that_is_used_again_for_the_next_meeting_is_asked_about_while_the_first_lies_ahead() {
    meetings("møte.csv", meeting("20.04.2027"));

    Judged next = meetings("møte.csv", meeting("18.05.2027")).get(0);

    assertThat(next.verdict().status().word()).isEqualTo("held");
    assertThat(told(next))
        .startsWith("Dere har fra før et møte med samme tittel tirsdag 20. april 2027 kl. 09.00.")
        .contains("i kolonnen «møte-id»", "Er det et nytt møte i tillegg, send det samme på nytt")
        .doesNotContain("Vårmøte");
  }

  @Test
  void but_not_when_the_first_has_been() {
    events("frokost.csv", "Frokost;12.01.2027 08:00;A");
    door.on("2027-01-15");

    Judged next = events("frokost.csv", "Frokost;19.01.2027 08:00;A").get(0);

    assertThat(next.verdict().status().word()).isEqualTo("accepted");
    assertThat(next.verdict().reasons()).isEmpty();
  }

  @Test
  void another_name_for_the_same_time_in_the_same_file_is_asked_about() {
    events("vår.csv", "Kurs i regnskap;12.01.2027 08:00;A");

    Judged renamed = events("vår.csv", "Kurs i økonomi;12.01.2027 08:00;A").get(0);

    assertThat(codes(renamed.verdict())).containsExactly("maybe_moved");
    assertThat(told(renamed))
        .contains("et arrangement som sto i den samme filen med en annen tittel, tirsdag 12.")
        .doesNotContain("økonomi");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "12.01.2027 15:00, held",
    "15.01.2027 08:00, held",
    "19.01.2027 08:00, accepted",
    "12.02.2027 08:00, accepted"
  })
  void in_another_file_the_same_title_near_by_is_asked_about(String start, String status) {
    events("januar.csv", "Frokost;12.01.2027 08:00;A");

    Judged other = events("januar ny.csv", "Frokost;%s;A".formatted(start)).get(0);

    assertThat(other.verdict().status().word()).isEqualTo(status);
  }

  @Test
  void the_same_title_of_another_group_is_another_meeting() {
    meetings("møter.csv", meeting("20.04.2027"));

    Judged other = meetings("bane.csv", meeting("20.04.2027").replace("kraftx", "bane")).get(0);

    assertThat(other.verdict().status().word()).isEqualTo("accepted");
    assertThat(other.verdict().reasons()).isEmpty();
  }

  @Test
  void what_was_asked_about_is_a_new_one_when_it_is_confirmed_in_the_file() {
    Judged first = events("januar.csv", "Frokost;12.01.2027 08:00;A").get(0);
    Judged held = events("mer.csv", "Frokost;14.01.2027 08:00;A").get(0);
    UUID receipt = held.submission().receiptId();

    Judged confirmed =
        door.drop(
                "mer.csv",
                "Tittel;Start;Sted;Bekreft\nFrokost;14.01.2027 08:00;A;" + receipt + "\n")
            .get(0);

    assertThat(confirmed.verdict().status().word()).isEqualTo("accepted");
    assertThat(id(confirmed, "eventId")).isNotEqualTo(id(first, "eventId"));
  }

  @Test
  void and_is_the_first_one_when_its_id_is_written() {
    Judged first = events("januar.csv", "Frokost;12.01.2027 08:00;A").get(0);
    String id = id(first, "eventId");

    Judged moved =
        door.drop("mer.csv", "Id;Tittel;Start\n" + id + ";Frokost;14.01.2027 08:00\n").get(0);
    Judged without = events("mer.csv", "Frokost;15.01.2027 08:00;A").get(0);

    assertThat(moved.verdict().reasons()).isEmpty();
    assertThat(id(without, "eventId")).isEqualTo(id);
  }

  @Test
  void a_second_one_where_the_first_was_before_it_moved_is_a_second_one() {
    Judged first = meetings("møter.csv", meeting("20.04.2027")).get(0);
    meetings("møter.csv", meeting("21.04.2027"));

    List<Judged> both = meetings("møter.csv", meeting("21.04.2027"), meeting("20.04.2027"));

    assertThat(verdicts(both)).containsOnly("accepted");
    assertThat(id(both.get(1), "meetingId")).isNotEqualTo(id(first, "meetingId"));
  }

  @Test
  void the_old_file_again_after_the_move_is_refused_with_the_way_back() {
    Judged first = meetings("møter.csv", meeting("20.04.2027")).get(0);
    meetings("møter.csv", meeting("21.04.2027"));

    Judged again = meetings("møter.csv", meeting("20.04.2027")).get(0);

    assertThat(codes(again.verdict())).containsExactly("moved_since");
    assertThat(told(again)).contains("onsdag 21. april 2027", id(first, "meetingId"));
  }

  @Test
  void a_cancelled_row_finds_what_it_is_about_by_title_and_day() {
    Judged first = events("vår.csv", "Frokost;12.01.2027 08:00;A").get(0);

    Judged cancelled =
        door.drop("avlyst.csv", "Tittel;Start;Avlyst\nFROKOST;12.01.2027;ja\n").get(0);
    Judged anew = events("ny.csv", "Frokost;12.01.2027 10:00;A").get(0);

    assertThat(cancelled.verdict().status().word()).isEqualTo("accepted");
    assertThat(codes(cancelled.verdict())).containsExactly("found_by_title");
    assertThat(id(cancelled, "eventId")).isEqualTo(id(first, "eventId"));
    assertThat(anew.verdict().status().word()).isEqualTo("accepted");
  }

  @Test
  void a_meeting_that_moved_is_cancelled_by_its_row() {
    Judged first = meetings("møter.csv", meeting("20.04.2027")).get(0);
    meetings("møter.csv", meeting("21.04.2027"));

    Judged cancelled =
        door.drop(
                "møter.csv",
                "Grupper;Tittel;Start;Avlyst;Årsak\nkraftx;Vårmøte;21.04.2027 09:00;ja;Sykdom\n")
            .get(0);

    assertThat(cancelled.verdict().status().word()).isEqualTo("accepted");
    assertThat(id(cancelled, "meetingId")).isEqualTo(id(first, "meetingId"));
  }

  @Test
  void a_cancelled_row_of_which_there_are_two_is_refused_with_both() {
    events("vår.csv", "Frokost;12.01.2027 08:00;A", "Frokost;12.01.2027 10:00;A");

    Judged cancelled =
        door.drop("avlyst.csv", "Tittel;Start;Avlyst\nFrokost;12.01.2027;ja\n").get(0);

    assertThat(codes(cancelled.verdict())).containsExactly("unknown_by_title");
    assertThat(told(cancelled)).contains("kl. 08.00 (", "kl. 10.00 (", "kolonnen «id»");
  }

  @Test
  void a_program_that_names_its_events_is_told_but_not_stopped() {
    door.send(http("a", "frokost-1", "2027-01-12T08:00"));

    Judged twin = door.send(http("b", "frokost-2", "2027-01-12T09:00"));
    Judged nextDay = door.send(http("c", "frokost-3", "2027-01-13T08:00"));
    Judged change = door.send(http("d", "frokost-1", "2027-01-12T07:30"));

    assertThat(twin.verdict().status().word()).isEqualTo("accepted");
    assertThat(told(twin)).contains("som heter «Frokost» samme dag", "id «frokost-1»");
    assertThat(nextDay.verdict().reasons()).isEmpty();
    assertThat(change.verdict().reasons()).isEmpty();
  }

  private static no.nov.hub.platform.message.Envelope http(
      String id, String eventId, String start) {
    return from(
        "drammen",
        Types.EVENT_PUBLISHED,
        id,
        "{'organiser':'drammen','eventId':'%s','title':'Frokost','start':'%s','timeZone':'Europe/Oslo'}"
            .formatted(eventId, start));
  }
}
