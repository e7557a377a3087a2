/**
 * What each participant wants in public matters: the rules for adopting and withdrawing a position,
 * the state of every issue at any date with its history, and the answers over HTTP.
 */
package no.nov.hub.shared.position;
