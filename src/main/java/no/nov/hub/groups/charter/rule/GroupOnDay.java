package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.groups.group.Seat;

/** One group among all that is known of its owner on a day. */
public record GroupOnDay(GroupThen group, Facts facts) {

  public LocalDate at() {
    return facts.at();
  }

  /** Of the members of the day, those who take part. */
  List<Seat> members() {
    return group.seatsOn(at()).stream().filter(seat -> !seat.member().informedOnly()).toList();
  }

  /** Held and ahead, by day. */
  public List<MeetingThen> meetings() {
    return facts.meetings().getOrDefault(group.key(), List.of());
  }

  public List<MeetingThen> held(Period period) {
    return meetings().stream()
        .filter(held -> period.includes(held.day()) && !held.day().isAfter(at()))
        .toList();
  }

  List<MeetingThen> ahead(Period period) {
    return meetings().stream()
        .filter(held -> period.includes(held.day()) && held.day().isAfter(at()))
        .toList();
  }

  /** The newest first. */
  List<Evidence> evidence(EvidenceKind evidenceKind) {
    return facts.evidence(group.key()).stream()
        .filter(each -> each.kind() == evidenceKind)
        .toList();
  }

  /** As {@link #evidence}, of the last months. */
  List<Evidence> recent(EvidenceKind evidenceKind, int months) {
    return evidence(evidenceKind).stream()
        .filter(each -> each.on().isAfter(at().minusMonths(months)))
        .toList();
  }

  /** Elections to the role, the newest first. */
  List<Evidence> elections(String role) {
    return facts.elections(group.key(), role);
  }

  /** Whoever was elected last, while the term lasts. */
  Optional<Evidence> elected(String role) {
    return facts.elected(group.key(), role);
  }

  /** Who leads by the registration, and who does by the last election; mostly one. */
  Set<String> leaders() {
    return Facts.leaders(group, facts.evidence(group.key()), at());
  }

  String name(String address) {
    return group
        .nameOf(address)
        .or(
            () ->
                facts.evidence(group.key()).stream()
                    .filter(each -> address.equals(each.person()) && each.name() != null)
                    .map(Evidence::name)
                    .findFirst())
        .orElse(address);
  }

  /**
   * The rule as it binds a period that ends that day: by the charter of that day, or of the report
   * if that is earlier. Empty if it does not bind.
   */
  Optional<Terms> terms(String rule, LocalDate periodEnd) {
    LocalDate day = periodEnd.isBefore(at()) ? periodEnd : at();
    return facts
        .charters()
        .of(group, day)
        .map(charter -> charter.rules().get(rule))
        .filter(terms -> !terms.isOff());
  }

  /** As {@link #terms} of the day; empty also while there is an exception. */
  public Optional<Terms> binding(String rule) {
    return terms(rule, at()).filter(terms -> exception(rule).isEmpty());
  }

  /** Whether the hub has known the group for the whole of the period. */
  boolean existedSince(Period period) {
    return !group.knownSince().isAfter(period.first());
  }

  /** What speaks against the rule for the time being. */
  public Optional<Evidence> exception(String rule) {
    List<Evidence> all = new ArrayList<>(facts.evidence(group.key()));
    all.addAll(facts.evidence(group.owner()));
    return all.stream()
        .filter(each -> each.kind() == EvidenceKind.EXCEPTION && each.isAboutRule(rule))
        .filter(each -> each.date("until").filter(until -> !until.isBefore(at())).isPresent())
        .max(Comparator.comparing(Evidence::on));
  }

  /** What was recorded of a rule by its id. */
  Optional<Evidence> recorded(String rule) {
    return evidence(EvidenceKind.RULE).stream().filter(each -> each.isAboutRule(rule)).findFirst();
  }
}
