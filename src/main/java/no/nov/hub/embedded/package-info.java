/**
 * The broker of the embedded default: a real, persistent Kafka inside the process, reachable from
 * this machine only. Knows the names of topics and nothing else of the hub.
 */
package no.nov.hub.embedded;
