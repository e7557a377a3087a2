package no.nov.hub.platform.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import no.nov.hub.platform.language.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {

  private static final Instant MADE = Instant.parse("2027-01-13T10:15:30.123Z");
  private static final String TITLE = "Referat: Ressursgruppe bygg";

  private final Pdf pdf = new Pdf();

  private static Page minutes() {
    return new Page(Language.NB)
        .heading("Referat: Møte i Ressursgruppe bygg")
        .fact("Når", "tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid)")
        .fact("Sted", "Næringens hus, Drammen")
        .section("Til stede")
        .listed(List.of("Åse Ødegård", "Bjørn Ærlig"))
        .section("Saker")
        .numbered(List.of("Høring om regional transportplan", "Neste års plan"))
        .paragraph("Gruppen sier ja.\nSekretariatet følger opp.")
        .link("Godkjenn referatet", "https://hub.example.no/referat/abc")
        .small("Du får dette fordi du er med i gruppen.");
  }

  @Test
  void says_the_words_of_the_page_in_its_order() throws Exception {
    assertThat(
            text(pdf.of(minutes(), TITLE, MADE))
                .lines()
                .map(line -> line.strip().replaceAll(" +", " ")))
        .containsSubsequence(
            "Referat: Møte i Ressursgruppe bygg",
            "Til stede",
            "Åse Ødegård",
            "Bjørn Ærlig",
            "Saker",
            "1. Høring om regional transportplan",
            "2. Neste års plan",
            "Gruppen sier ja.",
            "Sekretariatet følger opp.",
            "Godkjenn referatet",
            "Du får dette fordi du er med i gruppen.",
            "1 / 1");
  }

  @Test
  void is_an_archive_document_that_veraPDF_finds_no_fault_with() throws Exception {
    assertThat(Conformance.faultsAsPdfA(pdf.of(minutes(), TITLE, MADE))).isEmpty();
  }

  @Test
  void is_an_accessible_document_that_veraPDF_finds_no_fault_with() throws Exception {
    assertThat(Conformance.faultsAsPdfUa(pdf.of(minutes(), TITLE, MADE))).isEmpty();
  }

  @Test
  void vera_p_d_f_would_find_a_fault() throws Exception {
    byte[] bare;
    try (PDDocument empty = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      empty.addPage(new PDPage());
      empty.save(out);
      bare = out.toByteArray();
    }
    assertThat(Conformance.faultsAsPdfA(bare)).isNotEmpty();
    assertThat(Conformance.faultsAsPdfUa(bare)).isNotEmpty();
  }

  @Test
  void tells_a_screen_reader_its_language_title_headings_lists_and_links() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.of(minutes(), TITLE, MADE))) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("nb");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(TITLE);
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(tags(catalog.getStructureTreeRoot().getCOSObject()))
          .containsSubsequence("H1", "Table", "TR", "TH", "TD", "H2", "L", "LI", "Lbl", "LBody")
          .containsSubsequence("H2", "L", "P", "Link", "P");
    }
  }

  @Test
  void is_the_same_to_the_last_byte_when_it_is_made_again() {
    assertThat(new Pdf().of(minutes(), TITLE, MADE)).isEqualTo(pdf.of(minutes(), TITLE, MADE));
  }

  @Test
  void says_when_it_was_made() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.of(minutes(), TITLE, MADE))) {
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2027-01-13T10:15:30Z");
      assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
          .contains("<xmp:CreateDate>2027-01-13T10:15:30Z</xmp:CreateDate>");
    }
  }

  @Test
  void goes_on_over_the_pages_and_numbers_them() throws Exception {
    byte[] many = pdf.of(manyItems(120), TITLE, MADE);
    try (PDDocument document = Loader.loadPDF(many)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      assertThat(text(many)).contains("1 / " + pages, pages + " / " + pages, "Sak 120");
    }
    assertThat(Conformance.faultsAsPdfUa(many)).isEmpty();
  }

  @Test
  void pdftotext_reads_it(@TempDir Path folder) throws Exception {
    assertThat(Pdftotext.of(pdf.of(minutes(), TITLE, MADE), folder))
        .contains("Åse Ødegård", "Bjørn Ærlig", "Høring om regional transportplan", "Sted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><img src=\"http://127.0.0.1:1/x\"></body></html>",
        "]]> &amp; &#0; <!-- -- -->",
        "\u0000\u0007\u001b[31m\u0085\u2028 styretegn",
        "\ud800 halvt tegn \udfff\ufffe",
        "\ufeff\ufffc\ue000\udbff\udffd uten mening",
        "שלום עולם مرحبا بالعالم \u202eabc\u202c",
        "😀 👩‍👩‍👧 ☃️ 会議 ทดสอบ",
        "\u200b\u200d\u00ad\u2060",
        "",
        " \n \n ",
      })
  void takes_whatever_people_write(String hostile) throws Exception {
    byte[] made = pdf.of(everywhere(hostile), hostile.isBlank() ? TITLE : hostile, MADE);
    assertThat(text(made)).contains("Etterpå");
    assertThat(Conformance.faultsAsPdfA(made)).isEmpty();
    assertThat(Conformance.faultsAsPdfUa(made)).isEmpty();
  }

  @Test
  void a_word_of_ten_thousand_characters_stays_on_the_paper() throws Exception {
    String word = "æ".repeat(10_000);
    String text = text(pdf.of(everywhere(word), TITLE, MADE));
    assertThat(text.chars().filter(sign -> sign == 'æ').count()).isGreaterThanOrEqualTo(60_000);
    assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(150);
  }

  @Test
  void what_the_font_lacks_is_seen_to_be_missing() throws Exception {
    String text = text(pdf.of(new Page(Language.NB).paragraph("før会\u0007議etter"), TITLE, MADE));
    assertThat(text).contains("før\ufffd\ufffd\ufffdetter");
  }

  @Test
  void what_is_missing_is_said_at_the_end() throws Exception {
    String text =
        text(
            pdf.of(
                new Page(Language.NB).paragraph("Hei 👩‍👩‍👧 og ☃️ i 会議").small("Slutt"),
                TITLE,
                MADE));

    assertThat(text.replaceAll("\\s+", " "))
        .contains("Hei \ufffd og ")
        .contains("i \ufffd\ufffd")
        .contains("Slutt Tegnet \ufffd står for tegn som ikke kan vises i dette dokumentet");
    assertThat(text(pdf.of(minutes(), TITLE, MADE))).doesNotContain("kan ikke vises");
    assertThat(text(pdf.of(new Page(Language.EN).paragraph("会"), TITLE, MADE)))
        .contains("cannot be shown");
  }

  @Test
  void words_with_fi_and_fl_are_found_when_they_are_searched_for(@TempDir Path folder)
      throws Exception {
    byte[] made =
        pdf.of(
            new Page(Language.NB)
                .heading("Offisielt")
                .paragraph("Finans, flyt, effekt, fjord fi fl ffi ffl"),
            TITLE,
            MADE);

    assertThat(text(made)).contains("Offisielt", "Finans, flyt, effekt, fjord fi fl ffi ffl");
    assertThat(Pdftotext.of(made, folder)).contains("Offisielt", "fjord fi fl ffi ffl");
  }

  private static Page everywhere(String text) {
    return new Page(Language.NB)
        .heading(text)
        .fact(text, text)
        .section(text)
        .listed(List.of(text))
        .numbered(List.of(text))
        .paragraph(text)
        .small("Etterpå");
  }

  private static Page manyItems(int items) {
    Page page = new Page(Language.EN).heading("Minutes");
    IntStream.rangeClosed(1, items)
        .forEach(
            n -> page.section("Sak " + n).paragraph("Det ble vedtatt.").fact("Frist", "1. mai"));
    return page;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper reading = new PDFTextStripper();
      reading.setSortByPosition(true);
      return reading.getText(document);
    }
  }

  /** What the parts of a document are, in the order in which a screen reader meets them. */
  private static List<String> tags(COSBase node) {
    List<String> tags = new ArrayList<>();
    if (node instanceof COSObject reference) {
      tags.addAll(tags(reference.getObject()));
    } else if (node instanceof COSArray all) {
      all.forEach(each -> tags.addAll(tags(each)));
    } else if (node instanceof COSDictionary one) {
      if (one.getCOSName(COSName.S) != null) {
        tags.add(one.getCOSName(COSName.S).getName());
      }
      if (one.getItem(COSName.K) != null) {
        tags.addAll(tags(one.getItem(COSName.K)));
      }
    }
    return tags;
  }
}
