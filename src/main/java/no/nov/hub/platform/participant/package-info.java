/**
 * Who takes part: the participants, which settings name for the first start and the database from
 * then on, and the municipalities, which are settings under {@code hub}.
 */
package no.nov.hub.platform.participant;
