/**
 * What people see: one page that says what waits, how things stand and where to go on. Only shows
 * what the other packages know, and nobody uses it.
 */
package no.nov.hub.app.console;
