package no.nov.hub.platform.audit;

/**
 * The last entry of the chain.
 *
 * @param number 0 before the first one
 */
record Head(long number, String hash) {}
