/** Who takes part: the participants and the municipalities, both settings under {@code hub}. */
package no.nov.hub.platform.participant;
