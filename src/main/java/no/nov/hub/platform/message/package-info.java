/**
 * What travels: CloudEvents, the reasons given for a refusal, JSON and its fingerprint, and the
 * names of types. Knows nothing of Kafka, HTTP or the database.
 */
package no.nov.hub.platform.message;
