package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Municipalities;

/** Tells an association which of its earlier figures its count does not have, a sentence a date. */
final class CarriedOnRemarks {

  private CarriedOnRemarks() {}

  static List<Reason> of(Map<String, LocalDate> carriedOn, Municipalities municipalities) {
    Map<LocalDate, List<String>> byDate = new TreeMap<>();
    carriedOn.forEach(
        (name, date) -> byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(name));
    return byDate.entrySet().stream()
        .map(e -> remark(e.getKey(), e.getValue(), municipalities))
        .toList();
  }

  private static Reason remark(LocalDate date, List<String> names, Municipalities municipalities) {
    Text day = DateWords.of(date);
    return Reason.of(
        "data",
        "not_stated",
        "%s oppga dere også %s; disse tallene føres videre derfra. Er de endret, send dem på nytt. Gjelder et tall ikke lenger, skriv hva det heter i «utgår»."
            .formatted(day.nb(), joined(names, municipalities, Text::nb, "i", "og")),
        "On %s you also stated %s; these figures are carried on from there. If they have changed, send them again. If one no longer applies, name it in “withdrawn”."
            .formatted(day.en(), joined(names, municipalities, Text::en, "in", "and")));
  }

  static Reason takenAway(LocalDate date, List<String> names, Municipalities municipalities) {
    Text day = DateWords.of(date);
    return Reason.of(
        "data",
        "taken_away",
        "For %s oppga dere før også %s. Det gjelder ikke lenger for den dagen, for kommuner (og medlemstyper) sendes samlet. Er det fortsatt rett, send alle for dagen på nytt i én rad."
            .formatted(day.nb(), joined(names, municipalities, Text::nb, "i", "og")),
        "For %s you also stated %s before. That no longer counts for the day, since municipalities (and kinds of members) are sent together. If it is still right, send all of the day again in one row."
            .formatted(day.en(), joined(names, municipalities, Text::en, "in", "and")));
  }

  /** “arbeidsplasser og medlemmer i Drammen og Lier”. */
  private static String joined(
      List<String> names,
      Municipalities municipalities,
      Function<Text, String> language,
      String in,
      String and) {
    List<String> words = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(FigureNames.MUNICIPALITY)) {
        places.add(municipalities.nameOf(FigureNames.number(name)));
      } else {
        words.add(language.apply(FigureNames.words(name, municipalities)));
      }
    }
    if (!places.isEmpty()) {
      Text members = FigureNames.words(FigureNames.MEMBERS, municipalities);
      words.add(
          "%s %s %s".formatted(language.apply(members), in, CoverageText.joined(places, and)));
    }
    return CoverageText.joined(words, and);
  }
}
