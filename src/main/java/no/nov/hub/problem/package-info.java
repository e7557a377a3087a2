/**
 * The one way in which faults are told over HTTP: RFC 9457 with a sentence in Norwegian and in
 * English and every reason at once. May use {@code message}, and of {@code transport} only what
 * tells an outage.
 */
package no.nov.hub.problem;
