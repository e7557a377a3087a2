/**
 * Whether what the database reads from its disk is what it wrote there: checksums beside H2's file,
 * and what PostgreSQL says of its own. Uses nothing of the hub.
 */
package no.nov.hub.database;
