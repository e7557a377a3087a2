package no.nov.hub.admission;

import java.time.LocalDate;

/**
 * A figure at a date, for the plausibility check.
 *
 * @param field where it stands in the message
 */
public record Measure(String field, LocalDate asOf, long value) {}
