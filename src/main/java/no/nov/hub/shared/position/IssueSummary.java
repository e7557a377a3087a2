package no.nov.hub.shared.position;

import java.time.LocalDate;
import java.util.Map;

/**
 * One issue as a row of the table of issues and participants.
 *
 * @param stances by participant id, in the order of the settings, silent ones too
 * @param common true if all associations have the same stance
 * @param deadline the next one of a hearing, or null
 */
public record IssueSummary(
    String id, String title, Map<String, Stance> stances, boolean common, LocalDate deadline) {}
