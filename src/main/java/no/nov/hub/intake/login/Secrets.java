package no.nov.hub.intake.login;

import java.security.SecureRandom;
import java.util.Base64;
import no.nov.hub.platform.message.Json;

/** Secrets that are given out once and kept as hashes. */
public final class Secrets {

  private static final int BYTES = 32;
  private static final int CODES = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 256 random bits as 43 letters, digits, hyphens and underscores. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Six digits. */
  static String code() {
    return "%06d".formatted(RANDOM.nextInt(CODES));
  }

  static String hash(String secret) {
    return Json.sha256(secret);
  }

  /** Six digits alone are soon tried through, so the secret of the window goes with them. */
  static String hash(String code, String window) {
    return hash(window + ":" + code);
  }
}
