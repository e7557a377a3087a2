/**
 * Files that a participant drops, and web calendars that the hub fetches: tables (CSV, XLSX),
 * calendars (ICS) and JSON are turned into CloudEvents, one entry a row or event. Only what cannot
 * be turned into a message is refused here; everything else is for admission.
 */
package no.nov.hub.intake.file;
