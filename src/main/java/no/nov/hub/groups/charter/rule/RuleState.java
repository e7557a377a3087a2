package no.nov.hub.groups.charter.rule;

import java.util.Locale;
import no.nov.hub.platform.message.Text;

/** How a rule stands on a day. */
public enum RuleState {
  KEPT("Holdes", "Kept"),
  AT_RISK("Står i fare", "At risk"),
  BROKEN("Brutt", "Broken"),
  NO_EVIDENCE("Ikke dokumentert", "No evidence"),
  NOT_APPLICABLE("Gjelder ikke nå", "Does not apply now");

  private final Text shown;

  RuleState(String nb, String en) {
    this.shown = new Text(nb, en);
  }

  public Text shown() {
    return shown;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
