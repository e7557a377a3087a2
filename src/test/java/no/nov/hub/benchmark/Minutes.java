package no.nov.hub.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.document.Pdf;
import no.nov.hub.platform.language.Language;

/** Minutes of thirty items as PDF. */
final class Minutes implements Section {

  private static final int ITEMS = 30;
  private static final int WARMING = 20;
  private static final int TIMES = 50;
  private static final double TARGET_MILLIS = 500;
  private static final Instant MADE = Instant.parse("2027-01-13T10:15:30Z");

  @Override
  public String title() {
    return "minutes";
  }

  @Override
  public List<Row> measure() {
    Times first = new Times(1);
    long begun = System.nanoTime();
    Pdf pdf = new Pdf();
    byte[] made = pdf.of(minutes(), "Referat", MADE);
    first.add(System.nanoTime() - begun);
    IntStream.range(0, WARMING).forEach(n -> pdf.of(minutes(), "Referat", MADE));
    Times warm = new Times(TIMES);
    for (int n = 0; n < TIMES; n++) {
      long start = System.nanoTime();
      pdf.of(minutes(), "Referat", MADE);
      warm.add(System.nanoTime() - start);
    }
    double median = warm.percentile(0.5);
    return List.of(
        Row.compared("the first, with fonts and classes to load", said(first.percentile(1))),
        Row.target("median of " + TIMES, said(median), "500 ms", median <= TARGET_MILLIS),
        Row.compared("99 of 100 within", said(warm.percentile(0.99))),
        Row.compared("size", made.length / 1024 + " KB"));
  }

  private static Page minutes() {
    Page page =
        new Page(Language.NB)
            .heading("Referat: Møte i Ressursgruppe bygg")
            .fact("Når", "tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid)")
            .section("Til stede")
            .listed(IntStream.rangeClosed(1, 15).mapToObj(n -> "Deltaker " + n).toList());
    for (int item = 1; item <= ITEMS; item++) {
      page.section("Sak %d: Høring om regional transportplan".formatted(item))
          .paragraph("Gruppen drøftet saken og la vekt på næringslivets behov. ".repeat(8))
          .fact("Vedtak", "Gruppen sender svar før fristen.")
          .fact("Ansvarlig", "Åse Ødegård")
          .fact("Frist", "1. mai 2027");
    }
    return page;
  }

  private static String said(double millis) {
    return String.format(Locale.ROOT, "%.0f ms", millis);
  }
}
