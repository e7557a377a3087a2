/**
 * How submissions come in and what their senders see of them: the HTTP edge, the drop folder,
 * receipts, and rejections that are mended and sent again. Edges only write to the sender's inbox;
 * what they cannot turn into a message is kept with the rejections.
 *
 * <p>A calendar file is compared with what its UIDs told before, by the drop folder or by mail:
 *
 * <pre>
 * FileEntryReader ─▶ CalendarHistory.compare ─▶ inspected one by one ─▶ CalendarHistory.keep ─▶ inbox
 *                  │ older than the last: not used, a note       (before anything goes out)
 *                  │ dates to come that are gone: cancelled
 *                  │ cancellations of what was never published: left out, a note
 *                  └ changed since the last: an id of its own
 * </pre>
 *
 * What goes out follows from the file and the notes alone, and what was noted last is told once
 * more under the same id, so a file that is read again after a crash says the same.
 */
package no.nov.hub.intake.submission;
