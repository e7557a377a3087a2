package no.nov.hub.file;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the cells of one row. A cell that cannot be read is a finding.
 *
 * @param quotes whether a reason may repeat what the cell says
 */
record CellReading(Findings findings, boolean quotes) {

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  private static final String SPACE = "[ \\u00A0\\u202F\\u2009]";
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?(\\d{1,15}|\\d{1,3}(" + SPACE + "\\d{3}){1,4})([.,]\\d{1,15})?", Pattern.DOTALL);

  /** One thousand in some countries, one in others. */
  private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}([.,]\\d{3})+");

  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 100;

  private static final Pattern MUNICIPALITY = Pattern.compile("(\\d{4})\\s+\\D.*");

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
    return switch (column.form()) {
      case TEXT -> Optional.of(NODES.stringNode(text));
      case WHOLE_NUMBER -> number(column, header, cell).flatMap(n -> whole(column, header, n));
      case NUMBER -> number(column, header, cell).map(NODES::numberNode);
      case DATE -> date(column, header, text);
      case MOMENT -> moment(column, header, text);
      case MUNICIPALITY -> Optional.of(NODES.stringNode(municipality(text)));
      case MUNICIPALITIES -> Optional.of(municipalities(text));
      case IDS -> Optional.of(array(text, "[,\\s\\u00A0]+"));
      case NAMES -> Optional.of(array(text, "[,|\\n]"));
      case SENTENCES -> Optional.of(array(text, "\\|"));
      case YES_OR_NO -> word(column, header, text, Vocabulary.YES_OR_NO);
      case STANCE -> word(column, header, text, Vocabulary.STANCE);
      case LEVEL -> word(column, header, text, Vocabulary.LEVEL);
      case GROUP_KIND -> word(column, header, text, Vocabulary.GROUP_KIND);
      case ROLE -> word(column, header, text, Vocabulary.ROLE);
      case LANGUAGE -> word(column, header, text, Vocabulary.LANGUAGE);
      case ORGANISATION ->
          Optional.of(NODES.stringNode(text.replaceAll("[\\s\\u00A0\\u202F\\u2009]", "")));
    };
  }

  private Optional<BigDecimal> number(Column column, String header, Cell cell) {
    if (cell.number() != null) {
      return Optional.of(cell.number());
    }
    String text = cell.text();
    if (text.length() > LONGEST_NUMBER) {
      return notANumber(column, header, text);
    }
    if (AMBIGUOUS.matcher(text).matches()) {
      String plain = text.replaceAll("[.,]", "");
      return fault(
          column,
          "ambiguous_number",
          "%s er %s, som kan bety to ting. Skriv tusen uten skilletegn, for eksempel %s."
              .formatted(nb(header), nbValue(text), quotes ? plain : "1000"),
          "%s is %s, which can mean two things. Write thousands without a separator, for instance %s."
              .formatted(en(header), enValue(text), quotes ? plain : "1000"));
    }
    if (!NUMBER.matcher(text).matches()) {
      return notANumber(column, header, text);
    }
    return Optional.of(new BigDecimal(text.replaceAll(SPACE, "").replace(',', '.')));
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

  private Optional<JsonNode> date(Column column, String header, String text) {
    Optional<LocalMoment> read = LocalMoment.parse(text).filter(LocalMoment::isDate);
    if (read.isPresent()) {
      return Optional.of(NODES.stringNode(read.get().date().toString()));
    }
    return fault(
        column,
        "not_a_date",
        "%s er %s, som ikke er en dato. Skriv for eksempel 2026-09-30 eller 30.09.2026."
            .formatted(nb(header), nbValue(text)),
        "%s is %s, which is not a date. Write for instance 2026-09-30 or 30.09.2026."
            .formatted(en(header), enValue(text)));
  }

  private Optional<JsonNode> moment(Column column, String header, String text) {
    Optional<LocalMoment> read = LocalMoment.parse(text);
    if (read.isPresent()) {
      return Optional.of(NODES.stringNode(read.get().toString()));
    }
    return fault(
        column,
        "not_a_time",
        "%s er %s, som ikke er et tidspunkt. Skriv for eksempel 2027-01-12 08:00, eller bare datoen når det varer hele dagen."
            .formatted(nb(header), nbValue(text)),
        "%s is %s, which is not a point in time. Write for instance 2027-01-12 08:00, or only the date when it lasts all day."
            .formatted(en(header), enValue(text)));
  }

  private static String municipality(String text) {
    if (text.length() > LONGEST_NAME) {
      return text;
    }
    Matcher named = MUNICIPALITY.matcher(text);
    return named.matches() ? named.group(1) : text;
  }

  private static ArrayNode municipalities(String text) {
    ArrayNode array = NODES.arrayNode();
    for (String piece : pieces(text, "[,|\\n]")) {
      List<String> words = List.of(piece.split("\\s+"));
      if (words.stream().allMatch(word -> word.matches("\\d{4}"))) {
        words.forEach(array::add);
      } else {
        array.add(municipality(piece));
      }
    }
    return array;
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
