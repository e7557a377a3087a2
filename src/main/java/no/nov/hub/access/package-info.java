/**
 * Who may do what over HTTP: keys of participants and of the operator, kept as hashes; the first
 * ones are written to a file to be handed out. May use {@code message} and {@code participant}.
 */
package no.nov.hub.access;
