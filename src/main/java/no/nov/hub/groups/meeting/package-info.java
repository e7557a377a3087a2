/**
 * Meetings, who is invited to them and what they answer.
 *
 * <pre>
 *   nov.private.meetings ─┬▶ who should be invited, beside who has been told what ─▶ letters ─▶ outbox
 *   nov.private.groups   ─┘                                      ▲
 *   answers: mail, link, contact ─▶ merged, kept with who, when and how
 * </pre>
 */
package no.nov.hub.groups.meeting;
