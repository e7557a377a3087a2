package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import no.nov.hub.platform.message.Text;

/**
 * What shows how a rule stands.
 *
 * @param date null for what is so on the day of the report
 * @param by who says so; null for what the hub counted itself
 */
public record Proof(Text what, LocalDate date, String by) {

  static Proof counted(LocalDate date, Text what) {
    return new Proof(what, date, null);
  }

  public static Proof said(Evidence evidence, Text what) {
    return new Proof(what, evidence.on(), evidence.by());
  }

  /** Names stay out of logs. */
  @Override
  public String toString() {
    return "Proof[%s]".formatted(date);
  }
}
