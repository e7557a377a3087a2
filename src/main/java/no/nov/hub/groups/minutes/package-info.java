/**
 * What was decided at a meeting, who was there, and what is to be done.
 *
 * <pre>
 *   nov.private.meetings ─▶ minutes, a version each ─▶ leader reads ─▶ mailed to all ─▶ approved: said, or silence
 *                                  │
 *                                  └▶ actions ─▶ reminder before the day ─▶ next agenda, until there is an outcome
 * </pre>
 */
package no.nov.hub.groups.minutes;
