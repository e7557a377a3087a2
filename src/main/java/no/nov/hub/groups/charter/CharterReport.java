package no.nov.hub.groups.charter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.charter.rule.Charter;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.charter.rule.Evidence;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.groups.charter.rule.Proof;
import no.nov.hub.groups.charter.rule.RuleResult;
import no.nov.hub.groups.charter.rule.RuleState;
import no.nov.hub.groups.charter.rule.ShippedRules;
import no.nov.hub.groups.charter.rule.Terms;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;

/**
 * How the groups of an owner keep their charters on a day.
 *
 * @param forecast that the day has not come, or null
 * @param association rules that bind the association, not each group
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CharterReport(
    String owner, LocalDate at, Text forecast, List<Ruled> association, List<OfGroup> groups) {

  /** The group of all leaders, which follows from the groups. */
  static final String LEADERS = "ledere";

  /**
   * @param charter whose rules these are
   * @param validFrom since when, or null for a charter as the hub ships it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfGroup(
      String groupId, String name, String charter, LocalDate validFrom, List<Ruled> rules) {}

  /**
   * @param gaps who is not represented; null for other rules
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ruled(
      String rule,
      Text text,
      String weight,
      String state,
      List<Proof> evidence,
      Text next,
      List<String> gaps) {

    private static Ruled of(Terms terms, RuleResult judged) {
      return new Ruled(
          terms.rule(),
          terms.text(),
          terms.weight().word(),
          judged.state().word(),
          judged.evidence(),
          judged.next(),
          judged.gaps().isEmpty() ? null : judged.gaps());
    }

    boolean is(RuleState other) {
      return state.equals(other.word());
    }

    RuleState standing() {
      return RuleState.valueOf(state.toUpperCase(java.util.Locale.ROOT));
    }
  }

  static CharterReport of(Facts facts, LocalDate today) {
    return of(
        facts,
        today,
        facts.groups().stream().flatMap(group -> ofGroup(group, facts).stream()).toList());
  }

  static CharterReport of(Facts facts, LocalDate today, List<OfGroup> groups) {
    return new CharterReport(
        facts.owner(), facts.at(), forecast(facts.at(), today), association(facts), groups);
  }

  private static Text forecast(LocalDate at, LocalDate today) {
    return at.isAfter(today) ? Texts.inBoth("charter.report.forecast", CharterTexts.day(at)) : null;
  }

  /** Empty for a group without a charter, such as a board. */
  static Optional<OfGroup> ofGroup(GroupThen group, Facts facts) {
    GroupOnDay groupOnDay = new GroupOnDay(group, facts);
    return facts
        .charters()
        .of(group, facts.at())
        .map(
            charter ->
                new OfGroup(
                    group.groupId(),
                    group.name(),
                    charter.name(),
                    charter.validFrom(),
                    charter.rules().values().stream()
                        .filter(terms -> !terms.rule().equals(ShippedRules.LEADERS_MEET))
                        .filter(terms -> !terms.isOff())
                        .map(terms -> judge(groupOnDay, terms))
                        .toList()));
  }

  private static Ruled judge(GroupOnDay groupOnDay, Terms terms) {
    return Ruled.of(
        terms,
        groupOnDay
            .exception(terms.rule())
            .map(CharterReport::excepted)
            .orElseGet(() -> ShippedRules.of(terms.rule()).judge(groupOnDay, terms)));
  }

  private static RuleResult excepted(Evidence exception) {
    return RuleResult.notApplicable(
        Proof.said(
            exception,
            Texts.inBoth(
                "charter.report.exception",
                CharterTexts.day(exception.date("until").orElseThrow()),
                exception.text("reason").orElse(""))));
  }

  /** Where there are resource groups to be led. */
  static List<Ruled> association(Facts facts) {
    List<GroupThen> led =
        facts.groups().stream().filter(group -> group.kind() == Group.Kind.RESOURCE).toList();
    if (led.isEmpty()) {
      return List.of();
    }
    GroupThen leaders = leaders(facts.owner(), led);
    return facts.charters().of(leaders, facts.at()).map(Charter::rules).stream()
        .map(Map::values)
        .flatMap(rules -> new ArrayList<>(rules).stream())
        .filter(terms -> terms.rule().equals(ShippedRules.LEADERS_MEET) && !terms.isOff())
        .map(terms -> judge(new GroupOnDay(leaders, facts), terms))
        .toList();
  }

  private static GroupThen leaders(String owner, List<GroupThen> led) {
    return new GroupThen(
        owner,
        LEADERS,
        Group.Kind.LEADERS,
        "Gruppelederne",
        null,
        led.stream().map(GroupThen::knownSince).min(Comparator.naturalOrder()).orElseThrow(),
        null,
        null,
        led.get(0).contact(),
        List.of());
  }
}
