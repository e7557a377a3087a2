package no.nov.hub.shared.position;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import no.nov.hub.platform.message.Text;

/** Where a participant stands in an issue, after support of others has been followed. */
public enum Stance {
  FOR("For", "For"),
  AGAINST("Imot", "Against"),
  /** For, if demands are met. */
  CONDITIONAL("Hvis", "Conditional"),
  NEUTRAL("Nøytral", "Neutral"),
  /** Supports one who is silent, or in a circle, or who no longer takes part. */
  UNRESOLVED("Uavklart", "Unresolved"),
  /** Has no position that counts. */
  SILENT("Taus", "Silent");

  private final Text text;

  Stance(String nb, String en) {
    this.text = new Text(nb, en);
  }

  /**
   * @param code as in messages, but not {@code supports}
   */
  static Stance of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text text() {
    return text;
  }

  /** True for a stance that two participants can have in common. */
  boolean isSaid() {
    return this != SILENT && this != UNRESOLVED;
  }
}
