package no.nov.hub.platform.transport;

/**
 * Told at each start when database and broker are known to belong together, before the routes
 * start: only now may be written what a first start writes.
 */
public record PartsKnown() {}
