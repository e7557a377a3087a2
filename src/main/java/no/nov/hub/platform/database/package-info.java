/**
 * How values stand in rows and rows are written; and whether what the database reads from its disk
 * is what it wrote there: checksums beside H2's file, and what PostgreSQL says of its own.
 */
package no.nov.hub.platform.database;
