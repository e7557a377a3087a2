/**
 * Meetings, who is invited to them and what they answer.
 *
 * <pre>
 *   nov.private.meetings ─┐
 *   nov.private.groups   ─┼▶ who should be invited, beside who has been told what ─▶ letters ─▶ outbox
 *   nov.events           ─┘                                      ▲
 *   answers: mail, link, contact ─▶ merged, kept with who, when and how
 * </pre>
 */
package no.nov.hub.meeting;
