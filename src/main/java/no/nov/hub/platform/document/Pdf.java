package no.nov.hub.platform.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Text;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;

/**
 * The words and headings of a page as PDF/A-2a and PDF/UA-1: the same bytes for the same page,
 * title and time, so that a document that is made again is the one that was sent.
 */
@Component
public class Pdf {

  private static final String FONT = "DejaVu Sans";
  private static final int HEX = 16;

  private static final Text MISSING =
      new Text(
          "Tegnet \uFFFD står for tegn som ikke kan vises i dette dokumentet, for eksempel emoji eller kinesisk skrift. Hele teksten står i e-posten og på nettsiden.",
          "The sign \uFFFD stands for signs that cannot be shown in this document, such as emoji or Chinese. The whole text is in the mail and on the web page.");

  private static final DateTimeFormatter PDF_DATE =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  static {
    // It would write to the console around the hub's own log, and can quote what a document says.
    XRLog.setLoggingEnabled(false);
  }

  private final FontFile regular = new FontFile("/fonts/DejaVuSans.ttf");
  private final FontFile bold = new FontFile("/fonts/DejaVuSans-Bold.ttf");
  private final byte[] css = resource("/fonts/document.css");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /**
   * @param title as a reader shows it above the document
   * @param made when, as the document says; to the second
   */
  public byte[] of(Page page, String title, Instant made) {
    Document html = html(page, title);
    try (PdfBoxRenderer renderer = renderer(html);
        PDDocument document = renderer.createPDFKeepOpen()) {
      date(document, made.truncatedTo(ChronoUnit.SECONDS));
      document.setDocumentId(id(html, made));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document html(Page page, String title) {
    // The library would begin a line with the line break of the source as a blank.
    Document html = Jsoup.parse(Printable.of(page.html()).replace("<br>\r\n", "<br>"));
    html.title(Printable.of(title));
    replaceUnshown(html);
    html.head().appendElement("meta").attr("name", "subject").attr("content", html.title());
    html.head().appendElement("style").appendText(new String(css, StandardCharsets.UTF_8));
    return html;
  }

  /** What is missing is said at the end, so that a reader knows where to look for it. */
  private void replaceUnshown(Document html) {
    Set<CmapLookup> fonts = Set.of(regular.glyphs(), bold.glyphs());
    List<TextNode> texts = html.body().nodeStream(TextNode.class).toList();
    boolean missing = false;
    for (TextNode text : texts) {
      String shown = Printable.shownBy(fonts, text.getWholeText());
      missing |= !shown.equals(text.getWholeText());
      text.text(shown);
    }
    if (missing) {
      Language language = Language.of(html.selectFirst("html").attr("lang"));
      html.body().appendElement("p").appendText(language.choose(MISSING));
    }
  }

  private PdfBoxRenderer renderer(Document html) {
    return new PdfRendererBuilder()
        .usePdfAConformance(PdfAConformance.PDFA_2_A)
        .usePdfUaAccessibility(true)
        .useColorProfile(colours)
        .useFont(regular::open, FONT, 400, FontStyle.NORMAL, true)
        .useFont(bold::open, FONT, 700, FontStyle.NORMAL, true)
        .useReplacementText(Printable.REPLACEMENT)
        .withProducer("NOV hub")
        .withW3cDocument(new W3CDom().fromJsoup(html), null)
        .buildPdfRenderer();
  }

  /** The library dates a document by the clock, in two places that must agree. */
  private static void date(PDDocument document, Instant made) throws IOException {
    document
        .getDocumentInformation()
        .getCOSObject()
        .setString(COSName.CREATION_DATE, PDF_DATE.format(made));
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        xmp.replaceFirst(
                "<xmp:CreateDate>[^<]*</xmp:CreateDate>",
                "<xmp:CreateDate>" + made + "</xmp:CreateDate>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static long id(Document html, Instant made) {
    return Long.parseUnsignedLong(Json.sha256(made + html.html()).substring(0, HEX), HEX);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Pdf.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
