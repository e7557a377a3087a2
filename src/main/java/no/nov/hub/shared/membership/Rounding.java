package no.nov.hub.shared.membership;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import no.nov.hub.platform.message.Text;
import no.nov.hub.shared.membership.Statistics.Rounded.Figure;

/**
 * Rounding for prose: two significant digits, half up, so 2 456 becomes “om lag 2 500” and 98 700
 * “om lag 99 000”.
 */
final class Rounding {

  static final Text RULE =
      new Text("To gjeldende siffer, fra fem og opp rundes opp", "Two significant digits, half up");

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final char THIN_SPACE = '\u2009';

  private Rounding() {}

  /**
   * As prose says it; an exact figure is without “about”.
   *
   * @param note about whom it is from, or null
   */
  static Figure of(long exact, Text note) {
    long value = new BigDecimal(exact).round(TWO_DIGITS).longValueExact();
    String nb = grouped(value, THIN_SPACE);
    String en = grouped(value, ',');
    return value == exact
        ? new Figure(value, new Text(nb, en), note)
        : new Figure(value, new Text("om lag " + nb, "about " + en), note);
  }

  /** The figure with its thousands apart, as 2 456 or 2,456. */
  static String grouped(long value, char separator) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, separator);
    }
    return digits.toString();
  }
}
