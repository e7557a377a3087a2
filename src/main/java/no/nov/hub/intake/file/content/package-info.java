/** What files come to, whatever their format: entries, faults, and the CloudEvents of both. */
package no.nov.hub.intake.file.content;
