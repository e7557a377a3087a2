package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.nov.hub.Html;
import no.nov.hub.Sent;
import no.nov.hub.groups.meeting.MeetingHub;
import no.nov.hub.groups.minutes.action.ActionPageController;
import no.nov.hub.groups.minutes.action.ActionTables;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.document.Conformance;
import no.nov.hub.platform.document.Pdf;
import no.nov.hub.platform.document.Pdftotext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.ModelAndView;

/**
 * The mails with minutes as they go out, whole, beside those that were found good; and the page.
 */
class MinutesLettersTest {

  private static final Path GOLDEN = Path.of("src/test/resources/minutes");
  private static final String FIELDS =
      """
      'title':'Nettleie og lån: hva gjør vi nå?','note':'Neste møte er i mars.\\nTa med kaffe.',
      'attendance':[{'address':'ase@example.no'},{'name':'Gro Gjest','organisation':'Kraft & Lys AS'}],
      'items':[
        {'heading':'Nettleie & <b>effekttariff</b>','decision':'Vi svarer på høringen.\\nBcc: x@example.no'},
        {'information':'Årsmøtet er 4. mars.'},
        {'action':'Skrive høringssvar','responsible':'per@example.no','due':'2027-02-01'}],
      'outcomes':[{'action':'m-0.1','outcome':'Brevet er sendt.'}]
      """;

  private final MeetingHub hub = new MeetingHub();

  private void mailed(String version) {
    hub.minutes("m-1", FIELDS + version).looks();
    var versions = hub.bean(MinutesTables.class).versions("meeting drammen/m-1");
    hub.bean(Releasing.class).release(versions.get(versions.size() - 1), "drammen");
    hub.looks();
  }

  private Sent sent(Letter.Kind kind, String name) {
    return hub.letters().stream()
        .filter(each -> each.kind() == kind && each.recipient().startsWith(name))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private static void golden(String name, Sent sent) {
    Path file = GOLDEN.resolve(name + ".eml");
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(GOLDEN);
        Files.write(file, sent.bytes());
      }
      assertThat(new String(sent.bytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(new String(sent.bytes(), StandardCharsets.ISO_8859_1).chars())
        .as("only ASCII goes out")
        .allMatch(c -> c < 128);
  }

  private void held() {
    hub.group("klima", "siri"); // IDs of letters come from where messages stand on topics.
    hub.group("energi", "ase", "per").calls("m-1", "'place':'Rådhuset, Engene 1, Drammen'").looks();
    hub.letters();
    hub.after(Duration.ofDays(9)).letters();
  }

  @Test
  void the_reader_gets_them_with_a_link_to_send_them() {
    held();
    mailed("");

    golden("to-read", sent(Letter.Kind.MINUTES_TO_READ, "ase"));
  }

  @Test
  void all_get_them_with_a_link_to_approve() {
    held();
    mailed("");

    golden("minutes", sent(Letter.Kind.MINUTES, "per"));
  }

  @Test
  void a_correction_is_as_it_was_found_good() {
    held();
    mailed("");
    hub.clock.pass(Duration.ofHours(1));
    mailed(",'version':2,'reason':'Gro var der.'");

    golden("correction", sent(Letter.Kind.MINUTES, "per"));
  }

  @Test
  void whoever_is_late_is_reminded() {
    held();
    mailed("");
    hub.after(Duration.ofDays(17));

    golden("action-reminder", sent(Letter.Kind.TASK_REMINDER, "per"));
  }

  @Test
  void what_others_have_written_is_text_and_not_markup_on_the_page() {
    held();
    hub.minutes("m-1", FIELDS).looks();
    String token =
        hub.bean(MinutesTables.class).versions("meeting drammen/m-1").get(0).reading().token();
    ModelAndView view = hub.bean(MinutesPageController.class).page(token);

    assertThat(Html.of(view))
        .contains("lang=\"nb\"", "Nettleie &amp; &lt;b&gt;effekttariff&lt;/b&gt;")
        .contains("Kraft &amp; Lys AS", "Kan referatet sendes, Åse Ås?", "2 får referatet")
        .contains("method=\"post\"")
        .doesNotContain("<b>", "<script", "style=");
  }

  @Test
  void an_action_is_text_and_not_markup_on_its_page() {
    held();
    hub.minutes(
            "m-1",
            "'items':[{'action':'<script>x</script>','responsible':'per@example.no'}],'attendance':[{'name':'Per Ås'}]")
        .looks();
    hub.bean(Releasing.class)
        .release(hub.bean(MinutesTables.class).versions("meeting drammen/m-1").get(0), "drammen");
    hub.looks();
    String token = hub.bean(ActionTables.class).of("meeting drammen/m-1").get(0).token();

    assertThat(Html.of(hub.bean(ActionPageController.class).page(token)))
        .contains("&lt;script&gt;", "Hvordan går det?")
        .doesNotContain("<script");
  }

  private byte[] document() {
    held();
    hub.minutes("m-1", FIELDS).looks();
    Minutes minutes = hub.bean(MinutesTables.class).versions("meeting drammen/m-1").get(0);
    Minuted minuted = hub.bean(MinutesContext.class).of(minutes).orElseThrow();

    return new MinutesDocument(new MinutesConfiguration().printing(new Pdf())).of(minuted);
  }

  @Test
  void the_document_can_be_read_by_all_and_kept_for_good() throws Exception {
    byte[] pdf = document();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper reading = new PDFTextStripper();
      reading.setSortByPosition(true);
      assertThat(reading.getText(document))
          .containsSubsequence(
              "Referat: Nettleie og lån: hva gjør vi nå?",
              "Forening Næringsforeningen i Drammensregionen",
              "Gruppe Ressursgruppe energi",
              "Til stede",
              "Åse Ås",
              "Forfall",
              "Per Ås",
              "Nettleie & <b>effekttariff</b>",
              "Vedtak: Vi svarer på høringen.",
              "Oppgave",
              "Skrive høringssvar",
              "Per Ås",
              "mandag 1. februar 2027");
    }
    assertThat(Conformance.faultsAsPdfA(pdf)).isEmpty();
    assertThat(Conformance.faultsAsPdfUa(pdf)).isEmpty();
  }

  @Test
  void pdftotext_reads_the_document(@TempDir Path folder) throws Exception {
    assertThat(Pdftotext.of(document(), folder))
        .contains("Til stede", "Åse Ås", "Forfall", "Vi svarer på høringen.", "Skrive høringssvar");
  }
}
