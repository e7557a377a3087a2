/** What all stand on: messages, Kafka, the database, the server, the clock. No subject is known. */
package no.nov.hub.platform;
