/**
 * Who takes part: the participants and the municipalities, both settings under {@code hub}. May use
 * nothing but {@code message}.
 */
package no.nov.hub.participant;
