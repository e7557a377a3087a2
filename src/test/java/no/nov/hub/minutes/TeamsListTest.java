package no.nov.hub.minutes;

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
import no.nov.hub.meeting.MeetingHub;
import no.nov.hub.minutes.AttendanceListController.Matched;
import no.nov.hub.minutes.AttendanceListController.Present;
import no.nov.hub.minutes.TeamsList.Participant;
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
  void members_are_found_by_either_address_or_by_name_and_nothing_is_kept() throws IOException {
    try (MeetingHub hub = new MeetingHub()) {
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
      assertThat(hub.bean(Attendances.class).of(List.of("drammen/m-1"))).isEmpty();
      assertThat(match(hub, "modum", wide("x")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
      assertThat(match(hub, "drammen", wide("x")).getStatusCode())
          .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
      assertThat(match(hub, "drammen", new byte[(1 << 20) + 1]).getStatusCode())
          .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }
  }

  private static ResponseEntity<Object> match(MeetingHub hub, String caller, byte[] file)
      throws IOException {
    return hub.bean(AttendanceListController.class)
        .match("drammen", "m-1", new ByteArrayInputStream(file), () -> caller);
  }
}
