package no.nov.hub.groups.charter.rule;

/** How one rule, or a family of rules, is judged. */
public interface CharterRule {

  /**
   * @param terms of the charter in force on the day of the report
   */
  RuleResult judge(GroupOnDay group, Terms terms);
}
