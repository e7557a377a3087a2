package no.nov.hub.shared.membership;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/**
 * Figures as a table that Excel opens as it should in Norway: semicolons, UTF-8 with a byte order
 * mark.
 */
@Component
class StatisticsCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> HEADING =
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
          "melding");

  private final Participants participants;
  private final Nov nov;
  private final Municipalities municipalities;

  StatisticsCsv(Participants participants, Nov nov, Municipalities municipalities) {
    this.nov = nov;
    this.participants = participants;
    this.municipalities = municipalities;
  }

  /**
   * A row for each count that figures are from, the municipalities and kinds of members below, then
   * the sum and what it is worth.
   */
  byte[] of(Statistics statistics) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADING);
    statistics.sources().forEach(source -> rows.add(ofCount(source, statistics)));
    statistics
        .byMunicipality()
        .forEach(
            (number, members) ->
                rows.add(
                    ofPart(
                        "kommune " + number,
                        municipalities.nameOf(number),
                        members,
                        statistics.coverage().figures().get(FigureNames.MUNICIPALITY + number))));
    statistics
        .totals()
        .byKind()
        .forEach(
            (kind, members) ->
                rows.add(
                    ofPart(
                        "medlemstype",
                        FigureNames.words(FigureNames.KIND + kind, municipalities).nb(),
                        members,
                        statistics.coverage().figures().get(FigureNames.KIND + kind))));
    rows.add(sum(statistics));
    rows.add(List.of("dekning", statistics.coverage().text().nb()));
    statistics.rounded().figures().values().stream()
        .filter(figure -> figure.note() != null)
        .forEach(figure -> rows.add(List.of("dekning", figure.note().nb())));
    return table(rows);
  }

  /** Only what is from this count, so that each figure stands once, beside its own date. */
  private static List<String> ofCount(Statistics.Source source, Statistics statistics) {
    Statistics.OfAssociation of = statistics.byAssociation().get(source.association());
    boolean last = source.figures().contains(FigureNames.MEMBERS);
    List<String> row =
        new ArrayList<>(List.of(last ? "forening" : "forening, ført videre", of.name()));
    figures(of)
        .forEach((name, amount) -> row.add(source.figures().contains(name) ? text(amount) : ""));
    row.addAll(dated(source.asOf(), Coverage.isStale(source.asOf(), statistics.asOf())));
    row.add(source.messageId());
    return row;
  }

  private static Map<String, Long> figures(Statistics.OfAssociation of) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put(FigureNames.MEMBERS, of.members());
    figures.put(FigureNames.JOBS, of.jobs());
    figures.put(FigureNames.STAFF, of.staff());
    figures.put(FigureNames.JOINED, of.joined());
    figures.put(FigureNames.LEFT, of.left());
    return figures;
  }

  /** With the day of the oldest figure that it is the sum of. */
  private static List<String> ofPart(
      String what, String name, Long members, Statistics.OfFigure from) {
    List<String> row = new ArrayList<>(List.of(what, name, members.toString(), "", "", "", ""));
    row.addAll(dated(from.oldest(), !from.stale().isEmpty()));
    row.add("");
    return row;
  }

  private static List<String> dated(LocalDate date, boolean stale) {
    return List.of(date.toString(), stale ? "ja" : "nei");
  }

  private List<String> sum(Statistics statistics) {
    Statistics.Totals totals = statistics.totals();
    return List.of(
        "sum",
        nov.shortName(),
        text(totals.members()),
        text(totals.jobs()),
        text(totals.staff()),
        text(totals.joined()),
        text(totals.left()),
        statistics.asOf().toString(),
        "",
        "");
  }

  /** A row for each month, a column for each association; nothing where nobody had counted. */
  byte[] ofMonths(List<Statistics> months) {
    List<Participant> associations = participants.associationsWith(Statistics.associations(months));
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("dato"));
    associations.forEach(association -> heading.add(association.name()));
    heading.addAll(List.of(nov.shortName(), "arbeidsplasser", "ansatte", "dekning"));
    rows.add(heading);
    months.forEach(month -> rows.add(ofMonth(month, associations)));
    return table(rows);
  }

  private static List<String> ofMonth(Statistics month, List<Participant> associations) {
    List<String> row = new ArrayList<>(List.of(month.asOf().toString()));
    for (Participant association : associations) {
      Statistics.OfAssociation figures = month.byAssociation().get(association.id());
      row.add(figures == null ? "" : text(figures.members()));
    }
    row.add(text(month.totals().members()));
    row.add(text(month.totals().jobs()));
    row.add(text(month.totals().staff()));
    row.add(month.coverage().text().nb());
    return row;
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
