/** The hub's address, its links, and the paths that are open to everybody. */
package no.nov.hub.platform.link;
