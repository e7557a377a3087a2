package no.nov.hub.groups.minutes;

import java.time.Instant;
import no.nov.hub.platform.document.Page;

/** Makes a page a PDF: the same bytes for the same page, title and time. */
@FunctionalInterface
interface PdfPrinter {

  /**
   * @param made when, as the document says
   */
  byte[] of(Page page, String title, Instant made);
}
