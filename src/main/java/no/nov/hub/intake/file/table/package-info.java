/** Tables, in CSV and Excel, as people fill them in, and the templates for them. */
package no.nov.hub.intake.file.table;
