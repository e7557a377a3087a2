package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.nov.hub.groups.group.Connections;
import no.nov.hub.groups.group.Seat;
import no.nov.hub.platform.message.Text;

/** R7, by the association's newest list of members. */
final class AllAreMembers implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Seat> seats = group.group().seatsOn(group.at());
    Connections connections = Connections.of(seats, group.facts().members());
    List<Proof> evidence = new ArrayList<>();
    add(
        connections.without(),
        "Uten personlig medlemskap og uten organisasjonsnummer: %s",
        "Without membership in person and without organisation number: %s",
        group,
        evidence);
    add(
        connections.unlisted(),
        "Organisasjonen står ikke i medlemslisten: %s",
        "The organisation is not in the member list: %s",
        group,
        evidence);
    if (!evidence.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Avklar medlemskapet med dem det gjelder, og rett registreringen av gruppen.",
              "Settle the membership with those concerned, and correct the registration of the group."),
          evidence);
    }
    if (!connections.uncompared().isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Send medlemslisten, så sammenlignes organisasjonsnumrene.",
              "Send the member list, and the organisation numbers are compared."));
    }
    return RuleResult.kept(
        Proof.counted(
            group.facts().members().map(list -> list.asOf()).orElse(group.at()),
            seats.size() == 1
                ? new Text("Den ene i gruppen er medlem", "The only one in the group is a member")
                : CharterTexts.text("Alle %d er medlem", "All %d are members", seats.size())));
  }

  private static void add(
      List<Seat> seats, String nb, String en, GroupOnDay group, List<Proof> evidence) {
    if (!seats.isEmpty()) {
      String names = seats.stream().map(s -> s.member().name()).collect(Collectors.joining(", "));
      evidence.add(Proof.counted(group.at(), CharterTexts.text(nb, en, names)));
    }
  }
}
