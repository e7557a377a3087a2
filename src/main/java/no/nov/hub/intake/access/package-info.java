/**
 * Who may do what over HTTP: keys of participants and of the operator, kept as hashes; the first
 * ones are written to a file to be handed out. What is sent with a key is counted.
 */
package no.nov.hub.intake.access;
