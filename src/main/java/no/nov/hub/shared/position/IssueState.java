package no.nov.hub.shared.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One issue on a date.
 *
 * @param title as the first to use the issue called it
 * @param common true if all associations have the same stance
 * @param deadline the next one of a hearing, on or after the date, or null
 * @param voices of every participant, in the order of the settings
 * @param history everything said, also after the date, in the order of admission
 */
public record IssueState(
    String id,
    String title,
    Instant firstAt,
    LocalDate asOf,
    boolean common,
    LocalDate deadline,
    List<Voice> voices,
    List<HistoryEntry> history) {}
