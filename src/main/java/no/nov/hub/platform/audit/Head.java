package no.nov.hub.platform.audit;

/**
 * An entry of the chain, the last one if nothing else is said.
 *
 * @param number 0 before the first one
 */
public record Head(long number, String hash) {}
