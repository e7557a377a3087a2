package no.nov.hub.intake.file.table;

import java.util.Optional;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;

/**
 * Says what is wrong with a cell.
 *
 * @param quotes whether a reason may repeat what the cell says
 */
record CellFaults(Findings findings, boolean quotes) {

  /** Empty, so that it stands for the value that could not be read. */
  <T> Optional<T> fault(Column column, String code, String nb, String en) {
    findings.fault("data." + column.field(), code, nb, en);
    return Optional.empty();
  }

  static String nb(String header) {
    return "«" + PlainText.shortened(header) + "»";
  }

  static String en(String header) {
    return "“" + PlainText.shortened(header) + "”";
  }

  String nbValue(String text) {
    return quotes ? "«" + PlainText.shortened(text) + "»" : "noe annet";
  }

  String enValue(String text) {
    return quotes ? "“" + PlainText.shortened(text) + "”" : "something else";
  }
}
