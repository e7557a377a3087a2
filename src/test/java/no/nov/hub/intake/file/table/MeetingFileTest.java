package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.platform.message.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Meetings, a row each. */
class MeetingFileTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  @Test
  void a_row_calls_a_meeting() {
    List<Entry> entries =
        box.drop(
            "møter.csv",
            "møte-id;grupper;tittel;start;slutt;tidssone;sted;nettlenke;saksliste;melding;utkast;avlyst;årsak\n"
                + "kraft-1;kraft, bane;Fellesmøte;12.01.2027 09:00;2027-01-12 11:00;Europe/Oslo;Biblioteket;https://example.no/x;Valg av leder | Plan;Velkommen;nei;nei;\n");

    assertThat(type(entries.get(0))).isEqualTo("no.nov.meeting.called.v1");
    assertThat(only(entries).toString())
        .isEqualTo(
            """
            {"meetingId":"kraft-1","groups":["kraft","bane"],"title":"Fellesmøte","start":"2027-01-12T09:00","end":"2027-01-12T11:00",
            "timeZone":"Europe/Oslo","place":"Biblioteket","onlineUrl":"https://example.no/x","agenda":["Valg av leder","Plan"],
            "note":"Velkommen","draft":false,"owner":"drammen"}
            """
                .replace("\n", ""));
  }

  @Test
  void case_does_not_matter_in_groups() {
    List<Entry> entries =
        box.drop("a.csv", "grupper;tittel;start\nVEI, Kongsberg/Bane;Møte;2027-01-12 09:00\n");

    assertThat(only(entries).get("groups").toString()).isEqualTo("[\"vei\",\"kongsberg/bane\"]");
  }

  @Test
  void a_cancelled_row_cancels_with_its_reason() {
    List<Entry> entries =
        box.drop(
            "møter.csv",
            "møte-id;grupper;tittel;start;avlyst;årsak\nkraft-1;kraft;Møte;2027-01-12 09:00;ja;Lederen er syk\n");

    assertThat(type(entries.get(0))).isEqualTo("no.nov.meeting.cancelled.v1");
    assertThat(only(entries).toString())
        .isEqualTo(
            "{\"owner\":\"drammen\",\"meetingId\":\"kraft-1\",\"reason\":\"Lederen er syk\"}");
  }

  @Test
  void without_an_id_column_a_cancellation_finds_the_same_meeting() {
    String row = "kraft;Møte;2027-01-12 09:00;";
    JsonNode called = only(box.drop("a.csv", "grupper;tittel;start;avlyst\n" + row + "\n"));
    JsonNode cancelled = only(box.drop("b.csv", "grupper;tittel;start;avlyst\n" + row + "ja\n"));

    assertThat(called.get("meetingId").stringValue()).matches("[0-9a-f]{32}");
    assertThat(cancelled.get("meetingId")).isEqualTo(called.get("meetingId"));
  }

  @Test
  void meetings_are_told_from_events_by_their_groups() {
    List<Entry> event =
        box.drop("a.csv", "tittel;start;inviterte grupper\nFrokost;2027-01-12 08:00;kraft\n");

    assertThat(type(event.get(0))).isEqualTo("no.nov.event.published.v1");
    assertThat(data(event.get(0)).at("/inviteGroups/0").stringValue()).isEqualTo("kraft");
  }

  @Test
  void a_faulty_row_is_not_quoted() {
    List<Entry> entries =
        box.drop(
            "møter.csv",
            "grupper;tittel;start;årsak\nkraft;Hemmelig møte;hemmelig tid;hemmelig årsak\n");

    List<Reason> reasons = reasons(entries.get(0));
    assertThat(codes(entries.get(0))).containsExactly("not_a_time", "not_cancelled");
    assertThat(reasons.toString()).doesNotContainIgnoringCase("hemmelig");
    assertThat(entries.get(0).place().nb()).isEqualTo("Rad 2");
  }

  @Test
  void a_row_without_id_title_or_start_is_told() {
    assertThat(codes(box.drop("a.csv", "grupper;tittel;start\nkraft;Møte;\n").get(0)))
        .containsExactly("missing");
  }

  @Test
  void a_table_that_is_none_of_them_is_told_which_there_are() {
    List<Entry> entries = box.drop("a.csv", "farge;antall\nrød;2\n");

    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "Første rad er «farge, antall». Den må ha kolonnenavnene: dato og medlemmer for medlemstall, "
                + "grupper, tittel og start for møter, tittel og start for arrangementer, sak og standpunkt for standpunkter, "
                + "gruppe, navn og e-post for grupper eller dato og organisasjonsnummer for medlemsliste. Bruk gjerne en mal.");
  }
}
