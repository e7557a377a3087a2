/**
 * What stands between the sockets and the hub, so that nobody who is slow holds a thread that
 * others wait for: bodies are read whole before anybody works with them, and those of refused
 * requests are not.
 */
package no.nov.hub.platform.server;
