/**
 * Who may do what over HTTP: keys of participants and of the operator, kept as hashes, with scopes
 * and perhaps an end; the first ones are written to a file to be handed out. Whoever asks is a
 * {@code Caller}.
 */
package no.nov.hub.intake.access;
