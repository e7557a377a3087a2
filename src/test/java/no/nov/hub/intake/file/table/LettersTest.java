package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters are as they were written, or the file is refused, whatever program saved it. */
class LettersTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  private List<Entry> table(String title, Charset charset) {
    return box.drop("a.csv", ("tittel;start\n" + title + ";2027-01-12\n").getBytes(charset));
  }

  private List<Entry> calendar(String title, Charset charset) {
    return box.drop(
        "a.ics",
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270222T080000Z\r\nSUMMARY:"
                + title
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
            .getBytes(charset));
  }

  private static String title(List<Entry> entries) {
    return only(entries).get("title").asString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-MacRoman | Frokostmøte hos Söderström på lørdag
          x-MacRoman | Læring – «æ, ø og å» på kafé i Malmö…
          x-MacRoman | Rådhuset
          x-MacRoman | ÅRSMØTE
          IBM850     | Frokostmøte hos Söderström på lørdag
          IBM850     | Träd och miljö
          IBM850     | ÅRSMØTE
          IBM850     | Kafé «Læring» på rådhuset i Malmö
          IBM437     | Kafé på rådhuset
          UTF-16     | Frokostmøte hos Söderström
          x-UTF-16LE-BOM | Frokostmøte hos Söderström
          """)
  void those_that_are_certain_are_read(String charset, String title) {
    assertThat(title(table(title, Charset.forName(charset)))).isEqualTo(title);
    assertThat(title(calendar(title, Charset.forName(charset)))).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-MacRoman", "IBM850", "IBM865"})
  void those_that_are_not_are_refused_with_advice_and_never_mistaken(String charset) {
    for (String title :
        List.of(
            "Söderström",
            "Læring",
            "Träd",
            "öl",
            "Örebro",
            "miljö",
            "Äpple",
            "MILJÖ",
            "Bodø",
            "Ål",
            "én",
            "Göteborg og Ström",
            "”öl och miljö”",
            "ÅLESUND",
            "Åpen dag",
            "MØTE",
            "Ærlig tale",
            "og så Ålesund")) {
      Charset machine = Charset.forName(charset);
      isReadOrRefused(title, table(title, machine), "CSV UTF-8");
      isReadOrRefused(title, calendar(title, machine), "tegnkodingen UTF-8");
    }
  }

  private static void isReadOrRefused(String title, List<Entry> entries, String advice) {
    if (entries.get(0) instanceof Entry.Found) {
      assertThat(title(entries)).isEqualTo(title);
    } else {
      refused(entries, "unknown_encoding");
      assertThat(reasons(entries.get(0)).get(0).message().nb()).contains(advice);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Årsmøte hos Škoda på lørdag",
        "Dušan og Aleš møter «deg» i år…",
        "Oslo–Bergen på ni timer",
        "Mat på LEGO™ – og mer… på kjøpet",
        "Träd och miljö på Bø",
        "Söderström & Müller",
        "10–12 €",
        "Ole’s “to” …",
        "Møte – ’ord’ i fokus",
        "’Union’ på kafé",
        "Møte: Œuvre",
        "Møte med ‹sitat›",
        "Ðuro møter næringslivet",
        "Møte om ’næring",
        "MØTE ’i dag",
        "Rock ’n’ roll-kveld",
        "Si ’ja takk’ til kurs",
        "Kurs ”AI for alle”"
      })
  void those_of_windows_are_read(String title) {
    Charset windows = Charset.forName("windows-1252");
    assertThat(title(table(title, windows))).isEqualTo(title);
    assertThat(title(calendar(title, windows))).isEqualTo(title);
  }

  @Test
  void a_bad_byte_in_a_calendar_without_other_letters_spoils_one_character() {
    for (char bad : new char[] {0x81, 0x8D, 0x8F, 0x90, 0x9D}) {
      assertThat(title(calendar("Kveldsku" + bad + "rs", StandardCharsets.ISO_8859_1)))
          .isEqualTo("Kveldsku\uFFFDrs");
    }
    refused(calendar("\u0081pen dag", StandardCharsets.ISO_8859_1), "unknown_encoding");
    refused(
        calendar("a\u0081b\u0081c\u0081d\u0081e", StandardCharsets.ISO_8859_1), "unknown_encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, windows-1252",
    "UTF-8, ISO-8859-1",
    "UTF-8, x-MacRoman",
    "UTF-8, IBM850",
    "x-MacRoman, windows-1252",
    "IBM850, windows-1252",
    "windows-1252, x-MacRoman",
    "windows-1252, IBM850"
  })
  void what_was_saved_after_it_was_read_wrongly_is_refused_by_its_row(String as, String readAs) {
    String title = "Frokostmøte på rådhuset";
    String misread = new String(title.getBytes(Charset.forName(as)), Charset.forName(readAs));

    List<Entry> rows =
        box.drop("a.csv", "tittel;start\n%s;2027-01-12\nKurs;2027-01-13\n".formatted(misread));
    assertThat(rows.get(0).place().nb()).isEqualTo("Rad 2");
    assertThat(codes(rows.get(0))).containsExactly("misread_text");
    assertThat(reasons(rows.get(0)).get(0).message().nb()).contains("«tittel»", "CSV UTF-8");
    assertThat(data(rows.get(1)).get("title").asString()).isEqualTo("Kurs");

    List<Entry> events = calendar(misread, StandardCharsets.UTF_8);
    assertThat(codes(events.get(0))).containsExactly("misread_text");
    assertThat(events.get(0).place().nb()).startsWith("Arrangement 1 «Frokostm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N‘ringslivsdag",
        "Kurs p† lørdag",
        "Åpent l‘rdag",
        "Dag i B¾rum",
        "Kurs pŒ topp",
        "Frokostm”te",
        "Frokostm¢te"
      })
  void so_are_those_of_dos_and_macs_in_sound_text(String title) {
    for (List<Entry> entries :
        List.of(table(title, StandardCharsets.UTF_8), calendar(title, StandardCharsets.UTF_8))) {
      assertThat(codes(entries.get(0))).containsExactly("misread_text");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rock ’n’ roll",
        "Rock ‘n’ roll",
        "La vie et l’amour",
        "Et ”sitat”og ”mer”",
        "We‘re here",
        "Minne om Kari Hansen†",
        "Årsmøte «på» rådhuset – kafé…",
        "SÃO PAULO og CHÂTEAU",
        "¿Qué? ¡Sí! 20 °C, 1 ¾",
        "√2 er irrasjonalt",
        "Œuvres complètes"
      })
  void what_is_written_rightly_is_left_alone(String title) {
    assertThat(title(table(title, StandardCharsets.UTF_8))).isEqualTo(title);
    assertThat(title(calendar(title, StandardCharsets.UTF_8))).isEqualTo(title);
  }

  @Test
  void utf_16_without_a_mark_is_refused_with_advice() {
    refused(table("Møte", StandardCharsets.UTF_16LE), "not_text");
    refused(calendar("Møte", StandardCharsets.UTF_16BE), "not_text");
  }
}
