package no.nov.hub.shared.position;

import java.time.LocalDate;
import java.util.List;

/**
 * @param issues in the order of their ids
 * @param next where the next page begins, or null at the end
 */
public record IssuePage(LocalDate asOf, List<IssueSummary> issues, String next) {}
