/**
 * Which groups keep their charter, with the evidence, on any day.
 *
 * <pre>
 *   nov.private.groups ─▶ evidence, charters ─┐
 *   groups, meetings, attendance ─────────────┼▶ report, computed ─▶ owner reads; what has turned is told
 *                                             └▶ November: evaluation, prefilled ─▶ leader ─▶ inbox
 * </pre>
 */
package no.nov.hub.groups.charter;
