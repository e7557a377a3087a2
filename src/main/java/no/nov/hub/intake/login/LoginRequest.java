package no.nov.hub.intake.login;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a way in by mail.
 *
 * @param address in standard form; nobody may have it
 * @param browser hash of what the browser is known by to that address; null for an unknown one
 * @param way by which the link lets in
 */
record LoginRequest(
    UUID id,
    String address,
    String browser,
    Way way,
    String windowHash,
    String codeHash,
    String linkHash,
    Instant askedAt,
    Instant endsAt) {

  /** Addresses stay out of logs. */
  @Override
  public String toString() {
    return "LoginRequest[" + id + "]";
  }
}
