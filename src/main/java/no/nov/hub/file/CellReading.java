package no.nov.hub.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import no.nov.hub.participant.Municipality;
import org.apache.poi.ss.usermodel.DateUtil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the cells of one row. A cell that cannot be read is a finding.
 *
 * @param quotes whether a reason may repeat what the cell says
 * @param day that the names of municipalities are told for
 * @param zone where a time with an offset is told
 */
record CellReading(
    Findings findings, boolean quotes, MunicipalityNames names, LocalDate day, ZoneId zone) {

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  private static final Pattern BREAKS =
      Pattern.compile("[ \\t]*[\\r\\n\\t\\u000B\\f\\u0085\\u2028\\u2029]+[ \\t]*");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u000B\\u0085\\u2028\\u2029]");

  /** As organisation numbers stand on invoices: NO 974 760 673 MVA. */
  private static final Pattern ORGANISATION =
      Pattern.compile("(?:org\\.?(?:nr|nummer)?\\.?:?|no)?(\\d+)(?:mva)?", Pattern.CASE_INSENSITIVE);

  /** The days that a spreadsheet counts: from 1954 to 2119. */
  private static final int FIRST_DAY = 20_000;

  private static final int LAST_DAY = 80_000;

  /** The value, or empty with a finding. */
  Optional<JsonNode> read(Column column, String header, Cell cell) {
    if (cell.kind() == Cell.Kind.ERROR) {
      return fault(
          column,
          "formula_error",
          "%s er en formel uten gyldig svar. Rett formelen, eller skriv verdien."
              .formatted(nb(header)),
          "%s is a formula without a valid result. Correct it, or write the value."
              .formatted(en(header)));
    }
    String text = cell.text();
    String word = Marks.without(text).strip();
    return switch (column.form()) {
      case TEXT ->
          Optional.of(
              NODES.stringNode(BREAKS.matcher(Marks.withoutTurning(text)).replaceAll(" ").strip()));
      case PARAGRAPHS ->
          Optional.of(
              NODES.stringNode(LINE_END.matcher(Marks.withoutTurning(text)).replaceAll("\n")));
      case ID -> Optional.of(NODES.stringNode(word));
      case WHOLE_NUMBER, OF_MUNICIPALITY ->
          number(column, header, cell).flatMap(n -> whole(column, header, n));
      case NUMBER -> number(column, header, cell).map(NODES::numberNode);
      case DATE -> date(column, header, cell);
      case MOMENT -> moment(column, header, cell);
      case MUNICIPALITY -> municipality(column, header, word).map(NODES::stringNode);
      case MUNICIPALITIES -> municipalities(column, header, Marks.withoutTurning(text));
      case IDS -> Optional.of(array(Marks.without(text), "[,;\\s\\u00A0]+"));
      case NAMES -> Optional.of(array(Marks.withoutTurning(text), "[,;|\\n]"));
      case SENTENCES -> Optional.of(array(Marks.withoutTurning(text), "[|\\n]"));
      case YES_OR_NO -> word(column, header, word, Vocabulary.YES_OR_NO);
      case STANCE -> word(column, header, word, Vocabulary.STANCE);
      case LEVEL -> word(column, header, word, Vocabulary.LEVEL);
      case GROUP_KIND -> word(column, header, word, Vocabulary.GROUP_KIND);
      case ROLE -> word(column, header, word, Vocabulary.ROLE);
      case LANGUAGE -> word(column, header, word, Vocabulary.LANGUAGE);
      case ORGANISATION -> Optional.of(NODES.stringNode(organisation(word)));
    };
  }

  private static String organisation(String text) {
    String plain = text.replaceAll("[\\s\\u00A0\\u202F\\u2009]", "");
    Matcher number = ORGANISATION.matcher(plain);
    return number.matches() ? number.group(1) : plain;
  }

  private Optional<BigDecimal> number(Column column, String header, Cell cell) {
    if (cell.number() != null) {
      return Optional.of(cell.number());
    }
    String bare = WrittenNumber.bare(column, cell.text());
    if (WrittenNumber.isAmbiguous(bare)) {
      String plain = bare.replaceAll("[.,]", "");
      return fault(
          column,
          "ambiguous_number",
          "%s er %s, som kan bety to ting. Skriv tusen uten skilletegn, for eksempel %s."
              .formatted(nb(header), nbValue(cell.text()), quotes ? plain : "1000"),
          "%s is %s, which can mean two things. Write thousands without a separator, for instance %s."
              .formatted(en(header), enValue(cell.text()), quotes ? plain : "1000"));
    }
    Optional<BigDecimal> number = WrittenNumber.of(bare);
    return number.isPresent() ? number : notANumber(column, header, cell.text());
  }

  private Optional<BigDecimal> notANumber(Column column, String header, String text) {
    return fault(
        column,
        "not_a_number",
        "%s er %s, som ikke er et tall. Skriv for eksempel 1000."
            .formatted(nb(header), nbValue(text)),
        "%s is %s, which is not a number. Write for instance 1000."
            .formatted(en(header), enValue(text)));
  }

  private Optional<JsonNode> whole(Column column, String header, BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
      return Optional.of(NODES.numberNode(plain.longValueExact()));
    }
    String shown = number.toPlainString();
    return fault(
        column,
        "not_whole",
        "%s er %s, men skal være et helt tall, for eksempel 1000."
            .formatted(nb(header), nbValue(shown)),
        "%s is %s, but must be a whole number, for instance 1000."
            .formatted(en(header), enValue(shown)));
  }

  private Optional<JsonNode> date(Column column, String header, Cell cell) {
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

  private Optional<JsonNode> notADate(Column column, String header, Cell cell) {
    if (countsDays(cell)) {
      return unformatted(column, header, cell);
    }
    return fault(
        column,
        "not_a_date",
        "%s er %s, som ikke er en dato. Skriv for eksempel 2026-09-30 eller 30.09.2026."
            .formatted(nb(header), nbValue(cell.text())),
        "%s is %s, which is not a date. Write for instance 2026-09-30 or 30.09.2026."
            .formatted(en(header), enValue(cell.text())));
  }

  private Optional<JsonNode> withTime(
      Column column, String header, Cell cell, LocalMoment moment) {
    String date = quotes ? moment.date().toString() : "2026-09-30";
    return fault(
        column,
        "date_with_time",
        "%s er %s, med et klokkeslett. Skriv bare datoen, for eksempel %s."
            .formatted(nb(header), nbValue(cell.text()), date),
        "%s is %s, with a time of day. Write only the date, for instance %s."
            .formatted(en(header), enValue(cell.text()), date));
  }

  private static boolean countsDays(Cell cell) {
    Optional<BigDecimal> number =
        cell.number() == null ? WrittenNumber.of(cell.text()) : Optional.of(cell.number());
    return number.filter(n -> n.intValue() >= FIRST_DAY && n.intValue() < LAST_DAY).isPresent();
  }

  /** A date that a spreadsheet shows as the number it keeps it as. */
  private Optional<JsonNode> unformatted(Column column, String header, Cell cell) {
    LocalMoment day =
        new LocalMoment(DateUtil.getLocalDateTime(Double.parseDouble(cell.text().replace(',', '.'))).toLocalDate(), null);
    String nb = quotes ? "%s. Skriv %s".formatted(day.inWords().nb(), day) : "en dato. Skriv datoen";
    String en = quotes ? "%s. Write %s".formatted(day.inWords().en(), day) : "a date. Write it";
    return fault(
        column,
        "unformatted_date",
        "%s er tallet %s. I et regneark kan det bety %s, eller gi cellen datoformat."
            .formatted(nb(header), nbValue(cell.text()), nb),
        "%s is the number %s. In a spreadsheet that can mean %s, or give the cell a date format."
            .formatted(en(header), enValue(cell.text()), en));
  }

  private Optional<JsonNode> moment(Column column, String header, Cell cell) {
    List<LocalMoment> meanings = meanings(cell);
    if (meanings.size() == 1) {
      return Optional.of(NODES.stringNode(meanings.get(0).toString()));
    }
    if (meanings.size() > 1) {
      return ambiguous(column, header, cell, meanings);
    }
    if (countsDays(cell)) {
      return unformatted(column, header, cell);
    }
    return fault(
        column,
        "not_a_time",
        "%s er %s, som ikke er et tidspunkt. Skriv for eksempel 2027-01-12 08:00, eller bare datoen når det varer hele dagen."
            .formatted(nb(header), nbValue(cell.text())),
        "%s is %s, which is not a point in time. Write for instance 2027-01-12 08:00, or only the date when it lasts all day."
            .formatted(en(header), enValue(cell.text())));
  }

  private Optional<JsonNode> ambiguous(
      Column column, String header, Cell cell, List<LocalMoment> meanings) {
    if (!quotes) {
      return fault(
          column,
          "ambiguous_date",
          "%s kan bety to datoer. Skriv året først, for eksempel 2026-09-30.".formatted(nb(header)),
          "%s can mean two dates. Write the year first, for instance 2026-09-30."
              .formatted(en(header)));
    }
    return fault(
        column,
        "ambiguous_date",
        "%s er %s, som kan bety %s. Skriv %s."
            .formatted(
                nb(header),
                nbValue(cell.text()),
                joined(meanings, m -> m.inWords().nb(), " eller "),
                joined(meanings, LocalMoment::written, " eller ")),
        "%s is %s, which can mean %s. Write %s."
            .formatted(
                en(header),
                enValue(cell.text()),
                joined(meanings, m -> m.inWords().en(), " or "),
                joined(meanings, LocalMoment::written, " or ")));
  }

  private static <T> String joined(List<T> things, Function<T, String> word, String between) {
    return things.stream().map(word).collect(Collectors.joining(between));
  }

  private Optional<JsonNode> municipalities(Column column, String header, String text) {
    ArrayNode array = NODES.arrayNode();
    boolean understood = true;
    for (String piece : pieces(text, "[,;|\\n]|\\s+og\\s+|(?<=\\b\\d{4})\\s+(?=\\d{4}\\b)")) {
      Optional<String> number = municipality(column, header, piece);
      number.ifPresent(array::add);
      understood &= number.isPresent();
    }
    return understood ? Optional.of(array) : Optional.empty();
  }

  /** The number of the municipality that a heading or a cell names. */
  Optional<String> municipality(Column column, String header, String text) {
    MunicipalityNames.Meant meant = names.meant(text, day);
    if (meant instanceof MunicipalityNames.Meant.One one) {
      return Optional.of(one.number());
    }
    if (meant instanceof MunicipalityNames.Meant.MixedUp mixedUp) {
      return mixedUp(column, header, text, mixedUp);
    }
    if (meant instanceof MunicipalityNames.Meant.Several several) {
      String choices = joined(several.named(), CellReading::shown, ", ");
      return fault(
          column,
          "ambiguous_municipality",
          "%s er %s, og flere kommuner heter det. Skriv nummeret og navnet til den dere mener: %s."
              .formatted(nb(header), nbValue(text), choices),
          "%s is %s, and several municipalities are called that. Write the number and name of the one you mean: %s."
              .formatted(en(header), enValue(text), choices));
    }
    return fault(
        column,
        "unknown_municipality",
        "%s er %s, som ikke er en kommune som huben kjenner. Skriv nummeret, for eksempel 3301 Drammen."
            .formatted(nb(header), nbValue(text)),
        "%s is %s, which is no municipality that the hub knows. Write its number, for instance 3301 Drammen."
            .formatted(en(header), enValue(text)));
  }

  private Optional<String> mixedUp(
      Column column, String header, String text, MunicipalityNames.Meant.MixedUp mixedUp) {
    Municipality numbered = mixedUp.numbered();
    String named = joined(mixedUp.named(), CellReading::shown, ", ");
    return fault(
        column,
        "mixed_up_municipality",
        "%s er %s, men %s er nummeret til %s. Skriv enten %s eller %s."
            .formatted(
                nb(header),
                nbValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered),
                named),
        "%s is %s, but %s is the number of %s. Write either %s or %s."
            .formatted(
                en(header),
                enValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered),
                named));
  }

  private static String shown(Municipality municipality) {
    return municipality.number() + " " + municipality.name();
  }

  private static ArrayNode array(String text, String separator) {
    ArrayNode array = NODES.arrayNode();
    for (String piece : pieces(text, separator)) {
      array.add(piece);
    }
    return array;
  }

  private static Iterable<String> pieces(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).filter(s -> !s.isEmpty())
        ::iterator;
  }

  private Optional<JsonNode> word(
      Column column, String header, String text, Vocabulary vocabulary) {
    Optional<JsonNode> meant = vocabulary.meaningOf(text);
    return meant.isPresent()
        ? meant
        : fault(
            column,
            "not_among",
            "%s er %s, men skal være %s."
                .formatted(nb(header), nbValue(text), vocabulary.words().nb()),
            "%s is %s, but must be %s."
                .formatted(en(header), enValue(text), vocabulary.words().en()));
  }

  private <T> Optional<T> fault(Column column, String code, String nb, String en) {
    findings.fault("data." + column.field(), code, nb, en);
    return Optional.empty();
  }

  private static String nb(String header) {
    return "«" + PlainText.shortened(header) + "»";
  }

  private static String en(String header) {
    return "“" + PlainText.shortened(header) + "”";
  }

  private String nbValue(String text) {
    return quotes ? "«" + PlainText.shortened(text) + "»" : "noe annet";
  }

  private String enValue(String text) {
    return quotes ? "“" + PlainText.shortened(text) + "”" : "something else";
  }
}
