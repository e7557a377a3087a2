/**
 * The one way in which faults are told over HTTP: RFC 9457 with a sentence in Norwegian and in
 * English and every reason at once.
 */
package no.nov.hub.platform.problem;
