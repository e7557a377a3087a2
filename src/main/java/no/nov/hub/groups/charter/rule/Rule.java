package no.nov.hub.groups.charter.rule;

/** How one rule, or a family of rules, is judged. */
public interface Rule {

  /**
   * @param terms of the charter in force on the day of the report
   */
  Judgement judge(Situation group, Terms terms);
}
