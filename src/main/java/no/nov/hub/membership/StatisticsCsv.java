package no.nov.hub.membership;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.nov.hub.participant.Municipalities;
import no.nov.hub.participant.Participant;
import no.nov.hub.participant.Participants;
import org.springframework.stereotype.Component;

/**
 * Figures as a table that Excel opens as it should in Norway: semicolons, UTF-8 with a byte order
 * mark.
 */
@Component
class StatisticsCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Participants participants;
  private final Municipalities municipalities;

  StatisticsCsv(Participants participants, Municipalities municipalities) {
    this.participants = participants;
    this.municipalities = municipalities;
  }

  /** A row for each association with its source, the municipalities below, the sum last. */
  byte[] of(Statistics statistics) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "hva",
            "navn",
            "medlemmer",
            "arbeidsplasser",
            "ansatte",
            "innmeldt",
            "utmeldt",
            "talt",
            "gammelt",
            "kvittering"));
    statistics
        .byAssociation()
        .forEach(
            (id, figures) ->
                rows.add(
                    List.of(
                        "forening",
                        figures.name(),
                        Long.toString(figures.members()),
                        text(figures.jobs()),
                        text(figures.staff()),
                        text(figures.joined()),
                        text(figures.left()),
                        figures.countedOn().toString(),
                        figures.stale() ? "ja" : "nei",
                        receipt(statistics, id))));
    statistics
        .byMunicipality()
        .forEach(
            (number, members) ->
                rows.add(
                    List.of(
                        "kommune " + number,
                        municipalities.nameOf(number),
                        Long.toString(members),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "")));
    Statistics.Totals totals = statistics.totals();
    rows.add(
        List.of(
            "sum",
            "NOV",
            Long.toString(totals.members()),
            text(totals.jobs()),
            text(totals.staff()),
            text(totals.joined()),
            text(totals.left()),
            statistics.asOf().toString(),
            "",
            ""));
    return table(rows);
  }

  /** A row for each month, a column for each association. */
  byte[] ofMonths(List<Statistics> months) {
    List<Participant> associations = participants.associations();
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("dato"));
    associations.forEach(association -> heading.add(association.name()));
    heading.add("NOV");
    rows.add(heading);
    for (Statistics month : months) {
      List<String> row = new ArrayList<>(List.of(month.asOf().toString()));
      for (Participant association : associations) {
        Statistics.OfAssociation figures = month.byAssociation().get(association.id());
        row.add(figures == null ? "" : Long.toString(figures.members()));
      }
      row.add(Long.toString(month.totals().members()));
      rows.add(row);
    }
    return table(rows);
  }

  private static String receipt(Statistics statistics, String association) {
    return statistics.sources().stream()
        .filter(source -> source.association().equals(association))
        .map(source -> source.receiptId().toString())
        .findFirst()
        .orElse("");
  }

  private static String text(Long figure) {
    return Objects.toString(figure, "");
  }

  private static byte[] table(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
