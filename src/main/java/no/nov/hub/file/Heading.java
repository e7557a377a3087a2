package no.nov.hub.file;

/**
 * @param name as it stands in the file
 * @param column null where the header is empty
 */
record Heading(String name, Column column) {}
