package no.nov.hub.charter;

import java.time.LocalDate;
import java.util.Set;

/**
 * A meeting of a group that was not cancelled, held or ahead.
 *
 * @param minuted whether it is known who was there
 * @param present addresses
 */
record Held(String title, LocalDate day, boolean minuted, Set<String> present) {}
