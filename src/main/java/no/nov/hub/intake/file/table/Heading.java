package no.nov.hub.intake.file.table;

/**
 * @param name as it stands in the file
 * @param column null where the header is empty
 */
record Heading(String name, Column column) {}
