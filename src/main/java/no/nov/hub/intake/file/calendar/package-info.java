/** Calendars in iCalendar (RFC 5545), as programs really write them: dropped, fetched or mailed. */
package no.nov.hub.intake.file.calendar;
