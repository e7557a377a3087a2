package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.Set;

/**
 * A meeting of a group that was not cancelled, held or ahead.
 *
 * @param minuted whether it is known who was there
 * @param present addresses, or marks of those who have been erased
 * @param members present and absent
 */
public record MeetingThen(
    String title, LocalDate day, boolean minuted, Set<String> present, int members) {}
