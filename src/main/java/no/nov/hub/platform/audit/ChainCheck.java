package no.nov.hub.platform.audit;

import java.time.Instant;

/**
 * What walking the chain has shown.
 *
 * @param older how many entries are older than the chain
 * @param chained how many in the chain are as they were written, from its beginning
 * @param hash of the last of these; with {@code chained} before it, what to note elsewhere
 * @param broken where it breaks first; null if it is whole
 */
public record ChainCheck(long older, long chained, String hash, Break broken) {

  public enum Fault {
    /** What is older than the chain is not as it was when the chain began. */
    OLDER_CHANGED,
    CHANGED,
    MISSING,
    INSERTED,
    /** It was another one when its hash was noted: the chain was written anew. */
    REWRITTEN
  }

  /**
   * @param number of the entry; null if it has none
   * @param at its time; of what is missing, that of the next one, or of the last before; null if
   *     there is none
   */
  public record Break(Fault fault, Long number, Instant at) {}
}
