/**
 * What people and operators touch: the pages, the commands, backup and the demo. Nobody below knows
 * any of it.
 */
package no.nov.hub.app;
