package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;

/** What {@link Coverage} found, as sentences. */
final class CoverageText {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");
  private static final Text KINDS = new Text("medlemstyper", "kinds of members");
  private static final Text MUNICIPALITIES = new Text("kommuner", "municipalities");

  private final List<Participant> associations;
  private final Municipalities municipalities;

  CoverageText(List<Participant> associations, Municipalities municipalities) {
    this.associations = associations;
    this.municipalities = municipalities;
  }

  /** Who has reported for the period, and what is carried on from before somebody's last count. */
  Text of(YearMonth period, List<Participant> missing, Collection<AssociationFigures> counted) {
    Text reported = reported(period, missing);
    List<Text> carriedOn = counted.stream().flatMap(of -> carriedOn(of).stream()).toList();
    return new Text(
        sentences(reported, carriedOn, Text::nb), sentences(reported, carriedOn, Text::en));
  }

  private static String sentences(Text first, List<Text> others, Function<Text, String> language) {
    StringBuilder sentences = new StringBuilder(language.apply(first));
    others.forEach(other -> sentences.append(' ').append(language.apply(other)));
    return sentences.toString();
  }

  private Text reported(YearMonth period, List<Participant> missing) {
    String nb =
        period.getMonth().getDisplayName(TextStyle.FULL, NORWEGIAN) + " " + period.getYear();
    String en =
        period.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + period.getYear();
    int of = associations.size();
    int reported = of - missing.size();
    if (missing.isEmpty()) {
      return new Text(
          "Alle %d har meldt for %s.".formatted(of, nb),
          "All %d have reported for %s.".formatted(of, en));
    }
    if (reported == 0) {
      return new Text(
          "Ingen av de %d har meldt for %s.".formatted(of, nb),
          "None of the %d has reported for %s.".formatted(of, en));
    }
    List<String> names = missing.stream().map(Participant::shortName).toList();
    return new Text(
        "%d av %d har meldt for %s; %s har ikke.".formatted(reported, of, nb, joined(names, "og")),
        "%d of %d have reported for %s; %s %s not."
            .formatted(reported, of, en, joined(names, "and"), names.size() == 1 ? "has" : "have"));
  }

  /** What the association's last count does not have, a sentence for each day it is from. */
  private List<Text> carriedOn(AssociationFigures of) {
    Map<LocalDate, Set<Text>> figures = new TreeMap<>();
    of.figures()
        .forEach(
            (name, statement) -> {
              if (of.isCarriedOn(statement)) {
                figures
                    .computeIfAbsent(statement.asOf(), date -> new LinkedHashSet<>())
                    .add(inShort(name));
              }
            });
    String who = shortName(of.association());
    return figures.entrySet().stream().map(e -> lastStated(who, e.getValue(), e.getKey())).toList();
  }

  private Text inShort(String name) {
    if (name.startsWith(FigureNames.KIND)) {
      return KINDS;
    }
    return name.startsWith(FigureNames.MUNICIPALITY)
        ? MUNICIPALITIES
        : FigureNames.words(name, municipalities);
  }

  private static Text lastStated(String who, Set<Text> figures, LocalDate date) {
    Text day = DateWords.of(date);
    return new Text(
        "%s oppga sist %s %s."
            .formatted(who, joined(figures.stream().map(Text::nb).toList(), "og"), day.nb()),
        "%s last stated %s on %s."
            .formatted(who, joined(figures.stream().map(Text::en).toList(), "and"), day.en()));
  }

  /**
   * From whom one figure is.
   *
   * @param late when those who have not stated it lately last did
   */
  Text of(String name, int stated, List<Participant> missing, Map<String, LocalDate> late) {
    Text figure = FigureNames.words(name, municipalities);
    if (stated == 0) {
      return new Text(
          capital(figure.nb()) + ": ikke oppgitt av noen.",
          capital(figure.en()) + ": stated by nobody.");
    }
    int of = stated + missing.size();
    List<String> names = missing.stream().map(Participant::shortName).toList();
    return new Text(
        "%s: oppgitt av %d av %d%s%s."
            .formatted(
                capital(figure.nb()),
                stated,
                of,
                names.isEmpty() ? "" : ", ikke av " + joined(names, "og"),
                late(late, "; %s sist oppgitt %s", "og", Text::nb)),
        "%s: stated by %d of %d%s%s."
            .formatted(
                capital(figure.en()),
                stated,
                of,
                names.isEmpty() ? "" : ", not by " + joined(names, "and"),
                late(late, "; %s last on %s", "and", Text::en)));
  }

  private String late(
      Map<String, LocalDate> late, String form, String and, Function<Text, String> language) {
    Map<LocalDate, List<String>> byDate = new TreeMap<>();
    late.forEach(
        (id, date) -> byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(shortName(id)));
    return byDate.entrySet().stream()
        .map(
            e ->
                form.formatted(joined(e.getValue(), and), language.apply(DateWords.of(e.getKey()))))
        .collect(Collectors.joining());
  }

  private String shortName(String id) {
    return associations.stream()
        .filter(association -> association.id().equals(id))
        .map(Participant::shortName)
        .findFirst()
        .orElse(id);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String joined(List<String> names, String and) {
    return names.size() == 1
        ? names.get(0)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " "
            + and
            + " "
            + names.get(names.size() - 1);
  }
}
