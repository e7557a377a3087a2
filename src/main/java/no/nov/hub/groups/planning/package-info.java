/**
 * What comes before the invitation: which time suits, and what the year holds.
 *
 * <pre>
 *   nov.private.meetings ─▶ polls ─▶ who should be asked, beside who has been asked ─▶ letters ─▶ outbox
 *   answers behind a link ─▶ the contact picks ─▶ meeting.called in the owner's inbox
 * </pre>
 */
package no.nov.hub.groups.planning;
