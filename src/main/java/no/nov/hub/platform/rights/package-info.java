/**
 * Who may do what on a Kafka broker: the one list of a participant's rights, and the accounts on a
 * broker that asks who one is.
 */
package no.nov.hub.platform.rights;
