package no.nov.hub.intake.file.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.file.table.MunicipalityNames.Meant;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Municipality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads municipalities, by number and by name.
 *
 * @param day that the names are told for
 */
record MunicipalityCells(CellFaults faults, MunicipalityNames names, Supplier<LocalDate> day) {

  private static final String BETWEEN = "[,;|\\n]";

  /** Some names have this word in them, such as Nore og Uvdal. */
  private static final String BETWEEN_WORDS = "\\s+og\\s+|(?<=\\b\\d{4})\\s+(?=\\d{4}\\b)";

  Optional<JsonNode> several(Column column, String header, String text) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    boolean understood = true;
    for (String piece : pieces(text)) {
      Optional<String> number = one(column, header, piece);
      number.ifPresent(array::add);
      understood &= number.isPresent();
    }
    return understood ? Optional.of(array) : Optional.empty();
  }

  /** Figures by their names; those of municipalities become their numbers. */
  Optional<JsonNode> figures(Column column, String header, List<String> pieces) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    boolean understood = true;
    for (String piece : pieces) {
      Optional<String> figure =
          names.isKnown(piece) || piece.matches("\\d{4}.*")
              ? one(column, header, piece)
              : Optional.of(piece);
      figure.ifPresent(array::add);
      understood &= figure.isPresent();
    }
    return understood ? Optional.of(array) : Optional.empty();
  }

  private List<String> pieces(String text) {
    return Pieces.of(MunicipalityNames.plain(text), BETWEEN).stream()
        .flatMap(
            piece ->
                names.isKnown(piece) ? Stream.of(piece) : Pieces.of(piece, BETWEEN_WORDS).stream())
        .toList();
  }

  /** The number of the municipality that a heading or a cell names. */
  Optional<String> one(Column column, String header, String text) {
    Meant meant = names.meant(text, day.get());
    if (meant instanceof Meant.One one) {
      return Optional.of(one.number());
    }
    if (meant instanceof Meant.MixedUp mixedUp) {
      return mixedUp(column, header, text, mixedUp);
    }
    if (meant instanceof Meant.Unclear unclear) {
      return unclear(column, header, text, unclear.numbered());
    }
    if (meant instanceof Meant.Several several) {
      String choices = shown(several.named());
      return faults.fault(
          column,
          "ambiguous_municipality",
          "%s er %s, og flere kommuner heter det. Skriv nummeret og navnet til den dere mener: %s."
              .formatted(CellFaults.nb(header), faults.nbValue(text), choices),
          "%s is %s, and several municipalities are called that. Write the number and name of the one you mean: %s."
              .formatted(CellFaults.en(header), faults.enValue(text), choices));
    }
    String example = names.examples().get(0);
    return faults.fault(
        column,
        "unknown_municipality",
        "%s er %s, som ikke er en kommune som huben kjenner. Skriv nummeret, for eksempel %s."
            .formatted(CellFaults.nb(header), faults.nbValue(text), example),
        "%s is %s, which is no municipality that the hub knows. Write its number, for instance %s."
            .formatted(CellFaults.en(header), faults.enValue(text), example));
  }

  /** The same for all numbers that one municipality has had, but not for those merged into it. */
  String today(String number) {
    return names.today(number, day.get());
  }

  private Optional<String> unclear(
      Column column, String header, String text, Municipality numbered) {
    return faults.fault(
        column,
        "unclear_municipality",
        "%s er %s, som ikke er én kommune: %s er nummeret til %s. Skriv %s hvis det er den, ellers nummeret til den dere mener."
            .formatted(
                CellFaults.nb(header),
                faults.nbValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered)),
        "%s is %s, which is not one municipality: %s is the number of %s. Write %s if that is the one, otherwise the number of the one you mean."
            .formatted(
                CellFaults.en(header),
                faults.enValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered)));
  }

  private Optional<String> mixedUp(
      Column column, String header, String text, Meant.MixedUp mixedUp) {
    Municipality numbered = mixedUp.numbered();
    String named = shown(mixedUp.named());
    return faults.fault(
        column,
        "mixed_up_municipality",
        "%s er %s, men %s er nummeret til %s. Skriv enten %s eller %s."
            .formatted(
                CellFaults.nb(header),
                faults.nbValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered),
                named),
        "%s is %s, but %s is the number of %s. Write either %s or %s."
            .formatted(
                CellFaults.en(header),
                faults.enValue(text),
                numbered.number(),
                numbered.name(),
                shown(numbered),
                named));
  }

  private static String shown(Municipality municipality) {
    return municipality.number() + " " + municipality.name();
  }

  private static String shown(List<Municipality> municipalities) {
    return municipalities.stream().map(MunicipalityCells::shown).collect(Collectors.joining(", "));
  }
}
