package no.nov.hub.groups.group;

import java.util.Set;

/**
 * Groups have been registered anew. Told within the transaction that keeps them, so what a listener
 * changes in the database is kept or lost with it.
 *
 * @param keys as {@link Group#key()}; with each owner's group of leaders, since it follows from the
 *     others
 */
public record GroupsChanged(Set<String> keys) {}
