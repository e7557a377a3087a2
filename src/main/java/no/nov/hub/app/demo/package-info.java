/**
 * The {@code demo} profile: sample submissions of all seven participants through the same edges as
 * anybody's, and a table of what came of them. Figures and persons are illustrative.
 */
package no.nov.hub.app.demo;
