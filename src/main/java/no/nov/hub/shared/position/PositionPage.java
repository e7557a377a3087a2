package no.nov.hub.shared.position;

import java.time.LocalDate;
import java.util.List;

/**
 * @param positions in the order of issue and association
 * @param next where the next page begins, or null at the end
 */
record PositionPage(LocalDate asOf, List<Position> positions, String next) {}
