/**
 * How many bytes each participant may send in a day, by every edge together:
 *
 * <pre>
 * edges ─▶ Quota.count (in memory) ─▶ every few seconds kept.quota, where several instances add up
 *       ◀─ Quota.left  (in memory, as the table said last and what has come since)
 * </pre>
 *
 * No request and no record waits for the database. So what is counted by another instance is known
 * some seconds later, and what was counted in the seconds before a crash is forgotten. The day is
 * that of Norway.
 */
package no.nov.hub.intake.quota;
