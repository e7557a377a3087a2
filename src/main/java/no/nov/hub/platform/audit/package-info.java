/**
 * Who did what to what exists only here: a chain in which each entry holds the hash of the one
 * before.
 */
package no.nov.hub.platform.audit;
