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

  static NovNow of(
      Statistics now, Participants participants, Municipalities municipalities, Wording wording) {
    return new NovNow(
        wording.weekday(now.asOf()),
        wording.choose(now.coverage().text()),
        now.byAssociation().isEmpty() ? List.of() : headlines(now, participants, wording),
        parts(now, wording),
        participants.associations().stream()
            .map(association -> association(association, now, wording))
            .toList(),
        byMunicipality(now, municipalities, wording),
        unplaced(now, wording));
  }

  private static List<Headline> headlines(
      Statistics now, Participants participants, Wording wording) {
    List<Headline> headlines = new ArrayList<>();
    Totals totals = now.totals();
    headlines.add(
        headline(
            now, participants, "members", totals.members(), members(totals, wording), wording));
    if (totals.jobs() != null) {
      String jobs = wording.say("overview.now.jobs");
      headlines.add(headline(now, participants, "jobs", totals.jobs(), jobs, wording));
    }
    if (totals.staff() != null) {
      String staff = wording.say("overview.now.staff");
      headlines.add(headline(now, participants, "staff", totals.staff(), staff, wording));
    }
    return headlines;
  }

  /** Persons and students are members too, but not companies. */
  private static String members(Totals totals, Wording wording) {
    boolean onlyCompanies =
        totals.byKind().entrySet().stream()
            .allMatch(kind -> kind.getKey().equals("company") || kind.getValue() == 0);
    return wording.say(onlyCompanies ? "overview.now.companies" : "overview.now.members");
  }

  private static Headline headline(
      Statistics now,
      Participants participants,
      String figure,
      long exact,
      String of,
      Wording wording) {
    Statistics.Rounded.Figure rounded = now.rounded().figures().get(figure);
    int stating = stating(now.totals(), figure);
    int all = now.coverage().of();
    String stated =
        rounded.value() == exact
            ? wording.say("overview.now.stated", stating, all)
            : wording.say("overview.now.exact", wording.number(exact), stating, all);
    return new Headline(
        Wording.unbroken(wording.choose(rounded.text())),
        of,
        stated + late(now, participants, figure, wording));
  }

  /** “ Drammen sist 30. juni.”, of those who have not stated it since. */
  private static String late(
      Statistics now, Participants participants, String figure, Wording wording) {
    return now.coverage().figures().get(figure).late().stream()
        .map(
            id ->
                " "
                    + wording.say(
                        "overview.now.late",
                        Wording.shortName(id, participants),
                        wording.day(
                            now.byAssociation().get(id).figures().get(figure).asOf(), now.asOf())))
        .collect(Collectors.joining());
  }

  private static List<String> parts(Statistics now, Wording wording) {
    List<String> parts = new ArrayList<>();
    Totals totals = now.totals();
    List<String> kinds =
        totals.byKind().entrySet().stream()
            .filter(kind -> kind.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(kind -> kind(kind.getKey(), kind.getValue(), wording))
            .toList();
    if (!kinds.isEmpty()) {
      long stating =
          now.byAssociation().values().stream().filter(a -> !a.byKind().isEmpty()).count();
      parts.add(
          wording.count(
              stating, "overview.now.kinds-one", "overview.now.kinds-many", wording.joined(kinds)));
    }
    if (totals.joined() != null) {
      parts.add(
          wording.count(
              stating(totals, "joined"),
              "overview.now.joined-one",
              "overview.now.joined-many",
              wording.number(totals.joined())));
    }
    if (totals.left() != null) {
      parts.add(
          wording.count(
              stating(totals, "left"),
              "overview.now.left-one",
              "overview.now.left-many",
              wording.number(totals.left())));
    }
    return parts;
  }

  private static String kind(String code, long number, Wording wording) {
    return switch (code) {
      case "company" ->
          wording.count(number, "overview.kind.company-one", "overview.kind.company-many");
      case "person" ->
          wording.count(number, "overview.kind.person-one", "overview.kind.person-many");
      case "student" ->
          wording.count(number, "overview.kind.student-one", "overview.kind.student-many");
      case "honorary" ->
          wording.count(number, "overview.kind.honorary-one", "overview.kind.honorary-many");
      default -> wording.number(number) + " " + code;
    };
  }

  private static int stating(Totals totals, String figure) {
    return totals.stated().getOrDefault(figure, 0);
  }

  private static Association association(Participant participant, Statistics now, Wording wording) {
    OfAssociation figures = now.byAssociation().get(participant.id());
    if (figures == null) {
      return new Association(
          participant.name(),
          Wording.UNKNOWN,
          Wording.UNKNOWN,
          Wording.UNKNOWN,
          wording.say("overview.associations.uncounted"),
          false);
    }
    return new Association(
        participant.name(),
        wording.number(figures.members()),
        carriedOn(figures, "jobs", figures.jobs(), now, wording),
        carriedOn(figures, "staff", figures.staff(), now, wording),
        wording.day(figures.countedOn(), now.asOf()),
        figures.stale());
  }

  /** With its own day where the last count does not have it. */
  private static String carriedOn(
      OfAssociation of, String name, Long figure, Statistics now, Wording wording) {
    if (figure == null) {
      return Wording.UNKNOWN;
    }
    LocalDate asOf = of.figures().get(name).asOf();
    return asOf.equals(of.countedOn())
        ? wording.number(figure)
        : "%s (%s)".formatted(wording.number(figure), wording.day(asOf, now.asOf()));
  }

  private static List<InMunicipality> byMunicipality(
      Statistics now, Municipalities municipalities, Wording wording) {
    return now.byMunicipality().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            part ->
                new InMunicipality(
                    municipalities.nameOf(part.getKey()), wording.number(part.getValue())))
        .toList();
  }

  private static String unplaced(Statistics now, Wording wording) {
    long placed = now.byMunicipality().values().stream().mapToLong(Long::longValue).sum();
    if (placed == 0) {
      return null;
    }
    long rest = now.totals().members() - placed;
    return rest <= 0
        ? null
        : wording.count(rest, "overview.now.unplaced-one", "overview.now.unplaced-many");
  }
}
