package no.nov.hub.app.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics;
import no.nov.hub.shared.membership.Statistics.OfAssociation;
import no.nov.hub.shared.membership.Statistics.Totals;

/**
 * NOV's figures today.
 *
 * @param date in words
 * @param headlines none before anybody has reported
 * @param parts what kinds of members there are and who came and went, as sentences
 * @param associations all, also those that have not reported
 * @param unplaced about members whose municipality is not stated, or null
 */
record NovNow(
    String date,
    String coverage,
    List<Headline> headlines,
    List<String> parts,
    List<Association> associations,
    List<InMunicipality> municipalities,
    String unplaced) {

  /**
   * @param about the rounded figure
   * @param exact the figure itself, how many have stated it, and whose is from before the others'
   */
  record Headline(String about, String of, String exact) {}

  /**
   * @param counted the day of the count, or that there is none
   */
  record Association(
      String name, String members, String jobs, String staff, String counted, boolean old) {}

  record InMunicipality(String name, String members) {}

  private static final Map<String, String[]> KINDS =
      Map.of(
          "company", new String[] {"bedrift", "bedrifter"},
          "person", new String[] {"personlig medlem", "personlige medlemmer"},
          "student", new String[] {"studentmedlem", "studentmedlemmer"},
          "honorary", new String[] {"æresmedlem", "æresmedlemmer"});

  static NovNow of(Statistics now, Participants participants, Municipalities municipalities) {
    return new NovNow(
        NorwegianFormat.weekday(now.asOf()),
        now.coverage().text().nb(),
        now.byAssociation().isEmpty() ? List.of() : headlines(now, participants),
        parts(now),
        participants.associations().stream()
            .map(association -> association(association, now))
            .toList(),
        byMunicipality(now, municipalities),
        unplaced(now));
  }

  private static List<Headline> headlines(Statistics now, Participants participants) {
    List<Headline> headlines = new ArrayList<>();
    Totals totals = now.totals();
    headlines.add(headline(now, participants, "members", totals.members(), members(totals)));
    if (totals.jobs() != null) {
      headlines.add(headline(now, participants, "jobs", totals.jobs(), "arbeidsplasser"));
    }
    if (totals.staff() != null) {
      headlines.add(headline(now, participants, "staff", totals.staff(), "ansatte i foreningene"));
    }
    return headlines;
  }

  /** Persons and students are members too, but not companies. */
  private static String members(Totals totals) {
    boolean onlyCompanies =
        totals.byKind().entrySet().stream()
            .allMatch(kind -> kind.getKey().equals("company") || kind.getValue() == 0);
    return onlyCompanies ? "medlemsbedrifter" : "medlemmer";
  }

  private static Headline headline(
      Statistics now, Participants participants, String figure, long exact, String of) {
    Statistics.Rounded.Figure rounded = now.rounded().figures().get(figure);
    String stated =
        "ppgitt av %d av %d foreninger."
            .formatted(now.totals().stated().getOrDefault(figure, 0), now.coverage().of());
    return new Headline(
        NorwegianFormat.unbroken(rounded.text().nb()),
        of,
        (rounded.value() == exact
                ? "O" + stated
                : "Nøyaktig %s, o%s".formatted(NorwegianFormat.number(exact), stated))
            + late(now, participants, figure));
  }

  /** “ Drammen sist 30. juni.”, of those who have not stated it since. */
  private static String late(Statistics now, Participants participants, String figure) {
    return now.coverage().figures().get(figure).late().stream()
        .map(
            id ->
                " %s sist %s."
                    .formatted(
                        NorwegianFormat.shortName(id, participants),
                        NorwegianFormat.day(
                            now.byAssociation().get(id).figures().get(figure).asOf(), now.asOf())))
        .collect(Collectors.joining());
  }

  private static List<String> parts(Statistics now) {
    List<String> parts = new ArrayList<>();
    Totals totals = now.totals();
    List<String> kinds =
        totals.byKind().entrySet().stream()
            .filter(kind -> kind.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(kind -> kind(kind.getKey(), kind.getValue()))
            .toList();
    if (!kinds.isEmpty()) {
      long stating =
          now.byAssociation().values().stream().filter(a -> !a.byKind().isEmpty()).count();
      parts.add(
          "%s har delt opp tallet sitt: %s."
              .formatted(
                  NorwegianFormat.count(stating, "forening", "foreninger"),
                  NorwegianFormat.joined(kinds)));
    }
    if (totals.joined() != null) {
      parts.add(
          "Meldt inn hittil i år: %s, oppgitt av %s."
              .formatted(NorwegianFormat.number(totals.joined()), stating(totals, "joined")));
    }
    if (totals.left() != null) {
      parts.add(
          "Meldt ut hittil i år: %s, oppgitt av %s."
              .formatted(NorwegianFormat.number(totals.left()), stating(totals, "left")));
    }
    return parts;
  }

  private static String kind(String code, long number) {
    String[] words = KINDS.getOrDefault(code, new String[] {code, code});
    return NorwegianFormat.count(number, words[0], words[1]);
  }

  private static String stating(Totals totals, String figure) {
    return NorwegianFormat.count(totals.stated().getOrDefault(figure, 0), "forening", "foreninger");
  }

  private static Association association(Participant participant, Statistics now) {
    OfAssociation figures = now.byAssociation().get(participant.id());
    if (figures == null) {
      return new Association(
          participant.name(),
          NorwegianFormat.UNKNOWN,
          NorwegianFormat.UNKNOWN,
          NorwegianFormat.UNKNOWN,
          "Ingen tall ennå",
          false);
    }
    return new Association(
        participant.name(),
        NorwegianFormat.number(figures.members()),
        carriedOn(figures, "jobs", figures.jobs(), now),
        carriedOn(figures, "staff", figures.staff(), now),
        NorwegianFormat.day(figures.countedOn(), now.asOf()),
        figures.stale());
  }

  /** With its own day where the last count does not have it. */
  private static String carriedOn(OfAssociation of, String name, Long figure, Statistics now) {
    if (figure == null) {
      return NorwegianFormat.UNKNOWN;
    }
    LocalDate asOf = of.figures().get(name).asOf();
    return asOf.equals(of.countedOn())
        ? NorwegianFormat.number(figure)
        : "%s (%s)"
            .formatted(NorwegianFormat.number(figure), NorwegianFormat.day(asOf, now.asOf()));
  }

  private static List<InMunicipality> byMunicipality(
      Statistics now, Municipalities municipalities) {
    return now.byMunicipality().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            part ->
                new InMunicipality(
                    municipalities.nameOf(part.getKey()), NorwegianFormat.number(part.getValue())))
        .toList();
  }

  private static String unplaced(Statistics now) {
    long placed = now.byMunicipality().values().stream().mapToLong(Long::longValue).sum();
    if (placed == 0) {
      return null;
    }
    long rest = now.totals().members() - placed;
    return rest <= 0
        ? null
        : NorwegianFormat.count(rest, "medlem er", "medlemmer er") + " ikke ført på en kommune.";
  }
}
