package no.nov.hub.groups.minutes;

import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesText;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import org.springframework.stereotype.Component;

/** Minutes as a document, the same for everybody: what was decided, not who is told. */
@Component
class MinutesDocument {

  private static final Language LANGUAGE = Language.NB;

  private final PdfPrinter pdfPrinter;

  MinutesDocument(PdfPrinter pdfPrinter) {
    this.pdfPrinter = pdfPrinter;
  }

  /** As attachments and downloads are called. */
  static String name(Minutes minutes) {
    String meetingId = minutes.meetingKey().id();
    return minutes.isCorrection()
        ? "referat-%s-utgave-%d.pdf".formatted(meetingId, minutes.version())
        : "referat-%s.pdf".formatted(meetingId);
  }

  byte[] of(Minuted minuted) {
    MinutesText text = new MinutesText(minuted, LANGUAGE);
    Page page = new Page(LANGUAGE).heading(text.title());
    if (!text.correction().isEmpty()) {
      page.paragraph(text.correction());
    }
    text.write(page);
    return pdfPrinter.of(page, text.title(), minuted.minutes().receivedAt());
  }
}
