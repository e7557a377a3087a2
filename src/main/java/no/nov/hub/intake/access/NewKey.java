package no.nov.hub.intake.access;

import java.time.Instant;
import java.util.Set;

/**
 * A key that is to be made.
 *
 * @param expiresAt when it works no more; null if it has no end
 * @param replaces id of the key in whose place it comes; null if there is none
 */
record NewKey(String holder, String label, Set<Scope> scopes, Instant expiresAt, String replaces) {

  /** One that may do whatever its holder can, without an end. */
  static NewKey forEverything(String holder, String label) {
    return new NewKey(holder, label, Scope.of(holder), null, null);
  }
}
