/**
 * What each participant wants in public matters: the rules for adopting and withdrawing a position,
 * the state of every issue at any date with its history, and the answers over HTTP. May use {@code
 * admission}'s rules, {@code transport}, {@code participant}, {@code problem} and {@code message}.
 */
package no.nov.hub.position;
