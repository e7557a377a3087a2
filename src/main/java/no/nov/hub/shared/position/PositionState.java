package no.nov.hub.shared.position;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import no.nov.hub.platform.message.Text;

/** Whether something said counts on a date, and if not, why. */
public enum PositionState {
  COUNTS("Gjelder", "Counts"),
  REPLACED("Erstattet", "Replaced"),
  WITHDRAWN("Trukket", "Withdrawn"),
  EXPIRED("Utløpt", "Expired"),
  NOT_YET("Gjelder ikke ennå", "Not yet");

  private final Text text;

  PositionState(String nb, String en) {
    this.text = new Text(nb, en);
  }

  /**
   * @param next what the same participant said next in the issue and by the date, or null
   */
  static PositionState of(PositionVersion version, PositionVersion next, LocalDate date) {
    if (version.effectiveOn().isAfter(date)) {
      return NOT_YET;
    }
    if (version.withdrawn()) {
      return WITHDRAWN;
    }
    if (version.expiredOn(next == null ? date : next.effectiveOn())) {
      return EXPIRED;
    }
    if (next == null) {
      return COUNTS;
    }
    return next.withdrawn() ? WITHDRAWN : REPLACED;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text text() {
    return text;
  }
}
