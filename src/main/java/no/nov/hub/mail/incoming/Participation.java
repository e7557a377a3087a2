package no.nov.hub.mail.incoming;

import java.util.Locale;

/** What somebody has answered (RFC 5545, section 3.2.12). */
public enum Participation {
  NONE,
  ACCEPTED,
  DECLINED,
  TENTATIVE,
  DELEGATED;

  /** As it is written in tables and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Participation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
