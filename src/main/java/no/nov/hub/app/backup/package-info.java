/**
 * A copy of what exists only in the database (schema {@code kept}) as a file, the way back, and the
 * emptying of what the topics can give again. The file is the same whatever the database, so it is
 * also the way from H2 to PostgreSQL.
 */
package no.nov.hub.app.backup;
