/**
 * The broker of the embedded default: a real, persistent Kafka inside the process, reachable from
 * this machine only.
 */
package no.nov.hub.platform.embedded;
