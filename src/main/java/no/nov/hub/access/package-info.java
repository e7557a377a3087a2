/**
 * Who may do what over HTTP: keys of participants and of the operator, kept as hashes; the first
 * ones are written to a file to be handed out. May use {@code message}, {@code participant} and
 * {@code problem}.
 */
package no.nov.hub.access;
