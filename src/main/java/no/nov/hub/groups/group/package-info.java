/**
 * The groups of the participants and of NOV: who leads them, who belongs to them and since when,
 * who in the association writes to them. The topic only carries a registration here; these tables
 * are the record, since they hold personal data.
 */
package no.nov.hub.groups.group;
