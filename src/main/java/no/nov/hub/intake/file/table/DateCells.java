package no.nov.hub.intake.file.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.intake.file.content.LocalMoment;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Json;
import org.apache.poi.ss.usermodel.DateUtil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads dates and times, and asks where there are two that a cell can mean.
 *
 * @param zone where a time with an offset is told
 */
record DateCells(CellFaults faults, ZoneId zone) {

  /** What stands below the rows of a table. */
  private static final Pattern SUM_OR_REMARK =
      Pattern.compile("(?is)(?:sum|total|i alt|til sammen|snitt|merk|kilde|\\*).*");

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  /** The days that a spreadsheet counts: from 1954 to 2119. */
  private static final int FIRST_DAY = 20_000;

  private static final int LAST_DAY = 80_000;

  Optional<JsonNode> date(Column column, String header, Cell cell) {
    List<LocalMoment> meanings = meanings(cell);
    List<LocalMoment> dates =
        meanings.stream()
            .filter(LocalMoment::isDate)
            .map(moment -> new LocalMoment(moment.date(), null))
            .distinct()
            .toList();
    if (dates.size() == 1) {
      return Optional.of(NODES.stringNode(dates.get(0).toString()));
    }
    if (dates.size() > 1) {
      return ambiguous(column, header, cell, dates);
    }
    return meanings.isEmpty()
        ? notADate(column, header, cell)
        : withTime(column, header, cell, meanings.get(0));
  }

  private List<LocalMoment> meanings(Cell cell) {
    return WrittenMoment.meanings(Marks.without(cell.text()), zone);
  }

  /** What a cell without meaning would be if its weekday were not there. */
  private List<LocalDate> daysOfOtherWeekdays(Cell cell) {
    return WrittenMoment.anyWeekday(Marks.without(cell.text()), zone).stream()
        .map(LocalMoment::date)
        .distinct()
        .toList();
  }

  private Optional<JsonNode> wrongWeekday(
      Column column, String header, Cell cell, List<LocalDate> days) {
    if (!faults.quotes()) {
      return faults.fault(
          column,
          "wrong_weekday",
          "%s har en ukedag som ikke passer til datoen. Rett ukedagen eller datoen."
              .formatted(CellFaults.nb(header)),
          "%s has a weekday that does not fit its date. Correct the weekday or the date."
              .formatted(CellFaults.en(header)));
    }
    return faults.fault(
        column,
        "wrong_weekday",
        "%s er %s, men datoen er %s. Rett ukedagen eller datoen."
            .formatted(
                CellFaults.nb(header),
                faults.nbValue(cell.text()),
                joined(days, day -> DateWords.withWeekday(day).nb(), " eller ")),
        "%s is %s, but the date is %s. Correct the weekday or the date."
            .formatted(
                CellFaults.en(header),
                faults.enValue(cell.text()),
                joined(days, day -> DateWords.withWeekday(day).en(), " or ")));
  }

  private Optional<JsonNode> notADate(Column column, String header, Cell cell) {
    List<LocalDate> days = daysOfOtherWeekdays(cell);
    if (!days.isEmpty()) {
      return wrongWeekday(column, header, cell, days);
    }
    Optional<YearMonth> month = WrittenMoment.monthWithoutDay(Marks.without(cell.text()));
    if (month.isPresent()) {
      return noSuchDay(column, header, cell, month.get());
    }
    if (lacksYear(cell)) {
      return withoutYear(column, header, cell);
    }
    if (countsDays(cell)) {
      return unformatted(column, header, cell);
    }
    if (SUM_OR_REMARK.matcher(cell.text()).matches()) {
      return faults.fault(
          column,
          "not_a_date",
          "%s er %s, som ikke er en dato. Er raden en sumrad eller en merknad, slett den."
              .formatted(CellFaults.nb(header), faults.nbValue(cell.text())),
          "%s is %s, which is not a date. If the row is a sum or a remark, delete it."
              .formatted(CellFaults.en(header), faults.enValue(cell.text())));
    }
    return faults.fault(
        column,
        "not_a_date",
        "%s er %s, som ikke er en dato. Skriv for eksempel 2026-09-30 eller 30.09.2026."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text())),
        "%s is %s, which is not a date. Write for instance 2026-09-30 or 30.09.2026."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private Optional<JsonNode> withTime(Column column, String header, Cell cell, LocalMoment moment) {
    String date = faults.quotes() ? moment.date().toString() : "2026-09-30";
    return faults.fault(
        column,
        "date_with_time",
        "%s er %s, med et klokkeslett. Skriv bare datoen, for eksempel %s."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text()), date),
        "%s is %s, with a time of day. Write only the date, for instance %s."
            .formatted(CellFaults.en(header), faults.enValue(cell.text()), date));
  }

  private static boolean lacksYear(Cell cell) {
    return cell.number() == null && WrittenMoment.lacksYear(Marks.without(cell.text()));
  }

  private Optional<JsonNode> withoutYear(Column column, String header, Cell cell) {
    return faults.fault(
        column,
        "date_without_year",
        "%s er %s, uten år. Skriv året også, for eksempel 12. mai 2027."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text())),
        "%s is %s, without a year. Write the year as well, for instance 12 May 2027."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private static boolean countsDays(Cell cell) {
    Optional<BigDecimal> number =
        cell.number() == null ? WrittenNumber.of(cell.text()) : Optional.of(cell.number());
    return number.filter(n -> n.intValue() >= FIRST_DAY && n.intValue() < LAST_DAY).isPresent();
  }

  /** A date that a spreadsheet shows as the number it keeps it as. */
  private Optional<JsonNode> unformatted(Column column, String header, Cell cell) {
    LocalMoment day = counted(column, Double.parseDouble(cell.text().replace(',', '.')));
    String nb =
        faults.quotes()
            ? "%s. Skriv %s".formatted(day.inWords().nb(), day.written())
            : "en dato. Skriv datoen";
    String en =
        faults.quotes()
            ? "%s. Write %s".formatted(day.inWords().en(), day.written())
            : "a date. Write it";
    return faults.fault(
        column,
        "unformatted_date",
        "%s er tallet %s. I et regneark kan det bety %s, eller gi cellen datoformat."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text()), nb),
        "%s is the number %s. In a spreadsheet that can mean %s, or give the cell a date format."
            .formatted(CellFaults.en(header), faults.enValue(cell.text()), en));
  }

  /** Its time of day is a part of the number. */
  private static LocalMoment counted(Column column, double number) {
    LocalMoment moment =
        LocalMoment.of(
            DateUtil.getLocalDateTime(number, false, true).truncatedTo(ChronoUnit.MINUTES));
    return column.form() == Form.DATE || moment.isDate()
        ? new LocalMoment(moment.date(), null)
        : moment;
  }

  Optional<JsonNode> moment(Column column, String header, Cell cell) {
    List<LocalMoment> meanings = meanings(cell);
    if (meanings.size() == 1) {
      return Optional.of(NODES.stringNode(meanings.get(0).toString()));
    }
    if (meanings.size() > 1) {
      return ambiguous(column, header, cell, meanings);
    }
    return notATime(column, header, cell);
  }

  private Optional<JsonNode> notATime(Column column, String header, Cell cell) {
    List<LocalDate> days = daysOfOtherWeekdays(cell);
    if (!days.isEmpty()) {
      return wrongWeekday(column, header, cell, days);
    }
    Optional<YearMonth> month = WrittenMoment.monthWithoutDay(Marks.without(cell.text()));
    if (month.isPresent()) {
      return noSuchDay(column, header, cell, month.get());
    }
    if (WrittenMoment.isSpan(Marks.without(cell.text()), zone)) {
      return span(column, header, cell);
    }
    if (lacksYear(cell)) {
      return withoutYear(column, header, cell);
    }
    if (countsDays(cell)) {
      return unformatted(column, header, cell);
    }
    return faults.fault(
        column,
        "not_a_time",
        "%s er %s, som ikke er et tidspunkt. Skriv for eksempel 2027-01-12 08:00, eller bare datoen når det varer hele dagen."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text())),
        "%s is %s, which is not a point in time. Write for instance 2027-01-12 08:00, or only the date when it lasts all day."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private Optional<JsonNode> noSuchDay(Column column, String header, Cell cell, YearMonth month) {
    return faults.fault(
        column,
        "not_a_date",
        "%s er %s, men %s har %d dager. Rett datoen."
            .formatted(
                CellFaults.nb(header),
                faults.nbValue(cell.text()),
                faults.quotes() ? DateWords.month(month).nb() : "den måneden",
                month.lengthOfMonth()),
        "%s is %s, but %s has %d days. Correct the date."
            .formatted(
                CellFaults.en(header),
                faults.enValue(cell.text()),
                faults.quotes() ? DateWords.month(month).en() : "that month",
                month.lengthOfMonth()));
  }

  private Optional<JsonNode> span(Column column, String header, Cell cell) {
    return faults.fault(
        column,
        "span_of_time",
        "%s er %s, med både start og slutt. Skriv starten i kolonnen for start, og slutten i kolonnen for slutt."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.text())),
        "%s is %s, with both start and end. Write the start in the column for the start, and the end in the column for the end."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private Optional<JsonNode> ambiguous(
      Column column, String header, Cell cell, List<LocalMoment> meanings) {
    if (!faults.quotes()) {
      return faults.fault(
          column,
          "ambiguous_date",
          "%s kan bety to datoer. Skriv året først, for eksempel 2026-09-30."
              .formatted(CellFaults.nb(header)),
          "%s can mean two dates. Write the year first, for instance 2026-09-30."
              .formatted(CellFaults.en(header)));
    }
    return faults.fault(
        column,
        "ambiguous_date",
        "%s er %s, som kan bety %s. Skriv %s."
            .formatted(
                CellFaults.nb(header),
                faults.nbValue(cell.text()),
                joined(meanings, m -> m.inWords().nb(), " eller "),
                joined(meanings, LocalMoment::written, " eller ")),
        "%s is %s, which can mean %s. Write %s."
            .formatted(
                CellFaults.en(header),
                faults.enValue(cell.text()),
                joined(meanings, m -> m.inWords().en(), " or "),
                joined(meanings, LocalMoment::written, " or ")));
  }

  private static <T> String joined(List<T> moments, Function<T, String> word, String between) {
    return moments.stream().map(word).collect(Collectors.joining(between));
  }
}
