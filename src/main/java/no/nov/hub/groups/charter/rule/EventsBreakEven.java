package no.nov.hub.groups.charter.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Text;

/** R18, by the accounts that were recorded of the group's events. */
final class EventsBreakEven implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Evidence> accounts = group.recent(EvidenceKind.EVENT_ACCOUNT, terms.periodMonths());
    List<Proof> losses = new ArrayList<>();
    List<Proof> evidence = new ArrayList<>();
    for (Evidence account : accounts) {
      boolean loses = money(account, "income").compareTo(money(account, "cost")) < 0;
      (loses ? losses : evidence).add(proof(account));
    }
    if (!losses.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Sett prisen på neste arrangement slik at også administrasjonen dekkes.",
              "Price the next event so that administration is covered too."),
          losses);
    }
    List<Proof> unaccounted = unaccounted(group, accounts);
    if (!unaccounted.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Meld regnskapet for arrangementene som gruppen laget, administrasjon medregnet.",
              "Record the accounts of the events that the group arranged, administration included."),
          unaccounted);
    }
    return evidence.isEmpty()
        ? RuleResult.notApplicable(
            Proof.counted(group.at(), new Text("Ingen arrangementer", "No events")))
        : RuleResult.kept(evidence);
  }

  private static List<Proof> unaccounted(GroupOnDay group, List<Evidence> accounts) {
    Set<String> known =
        accounts.stream().map(each -> each.text("eventId").orElse("")).collect(Collectors.toSet());
    return group.facts().events().getOrDefault(group.group().key(), Map.of()).entrySet().stream()
        .filter(event -> !known.contains(event.getKey()))
        .map(
            event ->
                Proof.counted(
                    event.getValue().day(),
                    CharterTexts.text(
                        "«%s», uten regnskap", "“%s”, without accounts", event.getValue().title())))
        .toList();
  }

  private static BigDecimal money(Evidence account, String field) {
    return account.data().path(field).asDecimal(BigDecimal.ZERO);
  }

  private static Proof proof(Evidence account) {
    return Proof.said(
        account,
        CharterTexts.text(
            "%s: inntekt %s, kostnad %s",
            "%s: income %s, cost %s",
            account.text("eventId").orElse(""),
            money(account, "income").toPlainString(),
            money(account, "cost").toPlainString()));
  }
}
