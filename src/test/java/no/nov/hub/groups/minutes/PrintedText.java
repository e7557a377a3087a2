package no.nov.hub.groups.minutes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import no.nov.hub.platform.document.Page;

/** A document that says what its page says. */
public final class PrintedText implements PdfPrinter {

  @Override
  public byte[] of(Page page, String title, Instant made) {
    return "%%PDF %s %s%n%s".formatted(title, made, page.text()).getBytes(StandardCharsets.UTF_8);
  }
}
