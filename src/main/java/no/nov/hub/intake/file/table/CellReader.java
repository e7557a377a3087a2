package no.nov.hub.intake.file.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.intake.file.content.MisreadText;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the cells of one row. A cell that cannot be read is a finding.
 *
 * @param day that the names of municipalities are told for
 * @param zone where a time with an offset is told
 */
record CellReader(
    CellFaults faults, MunicipalityNames names, Supplier<LocalDate> day, ZoneId zone) {

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  private static final Pattern BREAKS =
      Pattern.compile("[ \\t]*[\\r\\n\\t\\u000B\\f\\u0085\\u2028\\u2029]+[ \\t]*");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u000B\\u0085\\u2028\\u2029]");

  private static final String BETWEEN = "[,;|\\n]";
  private static final String SPACE = "[\\s\\u00A0]+";
  private static final Pattern IDS = Pattern.compile("[a-z0-9._\\s\\u00A0-]+");
  private static final Pattern ID_IN_CAPITALS = Pattern.compile("[A-Za-z0-9._/-]+");

  /** What people write where they have no figure. */
  private static final Pattern UNKNOWN =
      Pattern.compile("(?i)[-–—?.]+|n/?a|i/?a|ukjent|vet ikke|ikke kjent|mangler");

  /** As organisation numbers stand on invoices: NO 974 760 673 MVA. */
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "(?:org\\.?(?:nr|nummer)?\\.?:?|no)?(\\d+)(?:mva)?", Pattern.CASE_INSENSITIVE);

  private Optional<JsonNode> misread(Column column, String header, String word) {
    return faults.fault(
        column,
        "misread_text",
        "%s er %s, der bokstaver som æ, ø og å er blitt til andre tegn. Rett teksten, eller lagre den opprinnelige filen på nytt som «CSV UTF-8 (kommadelt)»."
            .formatted(CellFaults.nb(header), faults.nbValue(word)),
        "%s is %s, where letters such as æ, ø and å have become other characters. Correct the text, or save the original file anew as “CSV UTF-8 (Comma delimited)”."
            .formatted(CellFaults.en(header), faults.enValue(word)));
  }

  /** The value, or empty with a finding. */
  Optional<JsonNode> read(Column column, String header, Cell cell) {
    if (cell.kind() == Cell.Kind.ERROR) {
      return faults.fault(
          column,
          "formula_error",
          "%s er en formel uten gyldig svar. Rett formelen, eller skriv verdien."
              .formatted(CellFaults.nb(header)),
          "%s is a formula without a valid result. Correct it, or write the value."
              .formatted(CellFaults.en(header)));
    }
    String text = cell.text();
    Optional<String> misread = MisreadText.in(text);
    if (misread.isPresent()) {
      return misread(column, header, misread.get());
    }
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
          number(column, header, cell).flatMap(n -> whole(column, header, cell, n));
      case NUMBER -> number(column, header, cell).map(NODES::numberNode);
      case DATE -> dates().date(column, header, cell);
      case MOMENT -> dates().moment(column, header, cell);
      case MUNICIPALITY -> municipalities().one(column, header, word).map(NODES::stringNode);
      case MUNICIPALITIES -> municipalities().several(column, header, Marks.withoutTurning(text));
      case IDS -> Optional.of(array(ids(Marks.without(text))));
      case NAMES -> Optional.of(array(Pieces.of(Marks.withoutTurning(text), BETWEEN)));
      case FIGURES ->
          municipalities().figures(column, header, Pieces.of(Marks.withoutTurning(text), BETWEEN));
      case SENTENCES -> Optional.of(array(Pieces.of(Marks.withoutTurning(text), "[|\\n]")));
      case YES_OR_NO -> word(column, header, word, Vocabulary.YES_OR_NO);
      case STANCE -> word(column, header, word, Vocabulary.STANCE);
      case LEVEL -> word(column, header, word, Vocabulary.LEVEL);
      case GROUP_KIND -> word(column, header, word, Vocabulary.GROUP_KIND);
      case ROLE -> word(column, header, word, Vocabulary.ROLE);
      case LANGUAGE -> word(column, header, word, Vocabulary.LANGUAGE);
      case ORGANISATION -> Optional.of(NODES.stringNode(organisation(word)));
    };
  }

  private DateCells dates() {
    return new DateCells(faults, zone);
  }

  MunicipalityCells municipalities() {
    return new MunicipalityCells(faults, names, day);
  }

  private static String organisation(String text) {
    String plain = text.replaceAll("[\\s\\u00A0\\u202F\\u2009]", "");
    Matcher number = ORGANISATION.matcher(plain);
    return number.matches() ? number.group(1) : plain;
  }

  private Optional<BigDecimal> number(Column column, String header, Cell cell) {
    if (cell.kind() == Cell.Kind.SHOWN_OTHERWISE) {
      return shownOtherwise(column, header, cell);
    }
    if (cell.number() != null) {
      return Optional.of(cell.number());
    }
    String bare = WrittenNumber.bare(column, cell.text());
    if (WrittenNumber.isAmbiguous(bare)) {
      String plain = bare.replaceAll("[.,]", "");
      return faults.fault(
          column,
          "ambiguous_number",
          "%s er %s, som kan bety to ting. Skriv tusen uten skilletegn, for eksempel %s."
              .formatted(
                  CellFaults.nb(header),
                  faults.nbValue(cell.text()),
                  faults.quotes() ? plain : "1000"),
          "%s is %s, which can mean two things. Write thousands without a separator, for instance %s."
              .formatted(
                  CellFaults.en(header),
                  faults.enValue(cell.text()),
                  faults.quotes() ? plain : "1000"));
    }
    Optional<BigDecimal> number = WrittenNumber.of(bare);
    return number.isPresent() ? number : notANumber(column, header, cell.text());
  }

  private Optional<BigDecimal> shownOtherwise(Column column, String header, Cell cell) {
    return faults.fault(
        column,
        "shown_otherwise",
        "%s er lagret som %s, men tallformatet til cellen viser et annet tall. Gi cellen tallformatet Standard, og skriv tallet slik det skal være."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.inNorwegian())),
        "%s is stored as %s, but the number format of the cell shows another number. Give the cell the format General, and write the number as it should be."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private Optional<BigDecimal> notANumber(Column column, String header, String text) {
    Optional<BigDecimal> noted = WrittenNumber.beforeNote(column, text);
    if (noted.isPresent()) {
      return withNote(column, header, text, noted.get());
    }
    if (UNKNOWN.matcher(text).matches()) {
      return faults.fault(
          column,
          "not_a_number",
          "%s er %s, som ikke er et tall. Er det ukjent, la cellen stå tom. Er det ingen, skriv 0."
              .formatted(CellFaults.nb(header), faults.nbValue(text)),
          "%s is %s, which is not a number. If it is unknown, leave the cell empty. If there are none, write 0."
              .formatted(CellFaults.en(header), faults.enValue(text)));
    }
    return faults.fault(
        column,
        "not_a_number",
        "%s er %s, som ikke er et tall. Skriv for eksempel 1000."
            .formatted(CellFaults.nb(header), faults.nbValue(text)),
        "%s is %s, which is not a number. Write for instance 1000."
            .formatted(CellFaults.en(header), faults.enValue(text)));
  }

  private Optional<BigDecimal> withNote(
      Column column, String header, String text, BigDecimal number) {
    String plain = faults.quotes() ? number.toPlainString().replace('.', ',') : "1000";
    return faults.fault(
        column,
        "footnote",
        "%s er %s, med et fotnotetegn. Skriv bare tallet, for eksempel %s."
            .formatted(CellFaults.nb(header), faults.nbValue(text), plain),
        "%s is %s, with the mark of a footnote. Write only the number, for instance %s."
            .formatted(CellFaults.en(header), faults.enValue(text), plain));
  }

  private Optional<JsonNode> whole(Column column, String header, Cell cell, BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
      return Optional.of(NODES.numberNode(plain.longValueExact()));
    }
    return faults.fault(
        column,
        "not_whole",
        "%s er %s, men skal være et helt tall, for eksempel 1000."
            .formatted(CellFaults.nb(header), faults.nbValue(cell.inNorwegian())),
        "%s is %s, but must be a whole number, for instance 1000."
            .formatted(CellFaults.en(header), faults.enValue(cell.text())));
  }

  private static ArrayNode array(List<String> pieces) {
    ArrayNode array = NODES.arrayNode();
    pieces.forEach(array::add);
    return array;
  }

  /** Names have spaces in them, such as Modum Næringsråd. */
  private static List<String> ids(String text) {
    return Pieces.of(text, "[,;\\n\\r\\t]").stream()
        .flatMap(
            piece ->
                IDS.matcher(piece).matches() ? Pieces.of(piece, SPACE).stream() : Stream.of(piece))
        .map(id -> ID_IN_CAPITALS.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id)
        .toList();
  }

  private Optional<JsonNode> word(
      Column column, String header, String text, Vocabulary vocabulary) {
    Optional<JsonNode> meant = vocabulary.meaningOf(text);
    return meant.isPresent()
        ? meant
        : faults.fault(
            column,
            "not_among",
            "%s er %s, men skal være %s."
                .formatted(CellFaults.nb(header), faults.nbValue(text), vocabulary.words().nb()),
            "%s is %s, but must be %s."
                .formatted(CellFaults.en(header), faults.enValue(text), vocabulary.words().en()));
  }
}
