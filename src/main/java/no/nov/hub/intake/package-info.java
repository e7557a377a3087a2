/**
 * How anything comes in: over HTTP, as a file or from a web calendar, by whom, how much, and what
 * admission makes of it. Each subject above brings its own rules.
 */
package no.nov.hub.intake;
