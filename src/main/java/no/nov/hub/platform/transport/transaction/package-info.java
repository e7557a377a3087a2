/** The Kafka transaction that carries verdicts and offsets together, and those left hanging. */
package no.nov.hub.platform.transport.transaction;
