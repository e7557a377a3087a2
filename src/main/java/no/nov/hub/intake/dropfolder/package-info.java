/**
 * The drop folder: a file that a participant lays in {@code drop/<participant>/} becomes
 * submissions, waits for their receipts, and ends in {@code done/} or {@code rejected/} with the
 * reasons beside it.
 */
package no.nov.hub.intake.dropfolder;
