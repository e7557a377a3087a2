package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.groups.meeting.MeetingHub;
import no.nov.hub.groups.minutes.AttendanceListController.Matched;
import no.nov.hub.groups.minutes.AttendanceListController.Present;
import no.nov.hub.groups.minutes.TeamsList.Participant;
import no.nov.hub.groups.minutes.content.AttendanceTables;
import no.nov.hub.intake.access.CallersForTests;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The lists are written as Teams writes them, of invented persons; the Norwegian headings are our
 * translation.
 */
@EveryPart
class TeamsListTest {

  private static final Path LISTS = Path.of("src/test/resources/minutes");

  private static String list(String name) throws IOException {
    return Files.readString(LISTS.resolve(name));
  }

  /** As Teams writes it: two bytes a character, with a mark in front. */
  private static byte[] wide(String text) {
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
  }

  private static List<Participant> read(byte[] file) {
    return TeamsList.read(file).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"teams-sections.tsv", "teams-sections-nb.tsv", "teams-summary.tsv"})
  void participants_are_read_with_both_addresses_and_each_once(String name) throws IOException {
    assertThat(read(wide(list(name))))
        .extracting(Participant::name, Participant::addresses)
        .containsExactly(
            tuple("Ola Ås", List.of("ola@example.no")),
            tuple("Per Ås", List.of("per.aas@example.com", "per@example.no")),
            tuple("Gro Gjest", List.of()));
  }

  @Test
  void the_first_form_has_a_row_each_time_somebody_joined_or_left() throws IOException {
    assertThat(read(wide(list("teams-log.tsv"))))
        .extracting(Participant::name)
        .containsExactly("Ola Ås", "Per Ås", "Gro Gjest");
  }

  @Test
  void what_excel_saves_again_is_read_too() throws IOException {
    String tabs = list("teams-sections.tsv").replace("\"", "");
    String commas =
        tabs.lines()
            .map(line -> "\"" + String.join("\",\"", line.split("\t", -1)) + "\"")
            .reduce("", (a, b) -> a + b + "\r\n");
    String semicolons = tabs.replace('\t', ';');

    assertThat(read(commas.getBytes(StandardCharsets.UTF_8))).hasSize(3);
    assertThat(read(semicolons.getBytes(Charset.forName("windows-1252"))))
        .extracting(Participant::name)
        .contains("Ola Ås");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Name", "Møte;Tid\nA;B", "Name\t\"never ends", "\u0000\u0001"})
  void anything_else_is_no_list(String text) {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);

    assertThat(TeamsList.read(file).filter(list -> !list.isEmpty())).isEmpty();
  }

  @Test
  void a_guest_without_an_address_and_an_empty_line_end_nothing() {
    String list = "Navn;E-post\nAda Ås;ada@example.no\nGro Gjest;\n;\nBo Ås;bo@example.no\n";

    assertThat(read(list.getBytes(StandardCharsets.UTF_8)))
        .extracting(Participant::name)
        .containsExactly("Ada Ås", "Gro Gjest", "Bo Ås");
    assertThat(read(wide(list.replace(';', '\t'))))
        .extracting(Participant::name)
        .containsExactly("Ada Ås", "Gro Gjest", "Bo Ås");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3. Aktiviteter\n", "\nAktiviteter\n", "\n"})
  void the_next_section_is_none_of_it(String title) {
    String list =
        "2. Deltakere\nNavn\tE-post\nAda Ås\tada@example.no\nGro Gjest\t\n"
            + title
            + "Navn\tTid\nBo Ås\t09:00\n";

    assertThat(read(wide(list)))
        .extracting(Participant::name)
        .containsExactly("Ada Ås", "Gro Gjest");
  }

  @Test
  void names_that_begin_with_a_quote_swallow_nobody() {
    String list =
        "Navn\tE-post\n\"Kaja\t\nAda Ås\tada@example.no\n\"Kari\" Lien\t\nBo Ås\tbo@example.no\n";

    assertThat(read(wide(list)))
        .extracting(Participant::name)
        .containsExactly("\"Kaja", "Ada Ås", "\"Kari\" Lien", "Bo Ås");
    String semicolons =
        "Navn;E-post\n\"Kaja;\nAda Ås;ada@example.no\n\"Kari;\nBo Ås;bo@example.no\n";
    assertThat(TeamsList.read(semicolons.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void two_bytes_a_character_are_told_without_the_mark_too() throws IOException {
    String list = list("teams-sections.tsv");

    assertThat(read(list.getBytes(StandardCharsets.UTF_16LE))).hasSize(3);
    assertThat(read(list.getBytes(StandardCharsets.UTF_16BE))).hasSize(3);
  }

  @Test
  void members_are_found_by_the_last_name_first() throws IOException {
    MeetingHub hub = new MeetingHub();
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();

    Matched matched =
        (Matched) match(hub, "drammen", wide("Navn\tE-post\nÅs, Ola (Kraft AS)\t\n")).getBody();

    assertThat(matched.attendance()).extracting(Present::address).containsExactly("ola@example.no");
  }

  @Test
  void members_are_found_by_either_address_or_by_name_and_nothing_is_kept() throws IOException {
    MeetingHub hub = new MeetingHub();
    hub.group("energi", "ola", "per", "siri").calls("m-1", "").looks().letters();

    ResponseEntity<Object> answer = match(hub, "drammen", wide(list("teams-sections.tsv")));

    Matched matched = (Matched) answer.getBody();
    assertThat(matched.attendance())
        .extracting(Present::address, Present::name)
        .containsExactly(
            tuple("ola@example.no", "Ola Ås"),
            tuple("per@example.no", "Per Ås"),
            tuple(null, "Gro Gjest"));
    assertThat(matched.notMembers()).containsExactly("Gro Gjest");
    assertThat(matched.absent()).containsExactly("Siri Ås");
    assertThat(hub.bean(AttendanceTables.class).of(List.of(OwnedKey.parse("drammen/m-1"))))
        .isEmpty();
    assertThat(match(hub, "modum", wide("x")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(match(hub, "drammen", wide("x")).getStatusCode())
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(match(hub, "drammen", new byte[(1 << 20) + 1]).getStatusCode())
        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
  }

  private static ResponseEntity<Object> match(MeetingHub hub, String caller, byte[] file)
      throws IOException {
    CallersForTests callers =
        new CallersForTests(hub.bean(Participants.class), hub.bean(Nov.class));
    return hub.bean(AttendanceListController.class)
        .match("drammen", "m-1", new ByteArrayInputStream(file), callers.caller(caller));
  }
}
