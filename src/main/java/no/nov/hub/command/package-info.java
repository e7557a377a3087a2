/**
 * The operator's commands, such as {@code keys list}. They start nothing of the hub: they call the
 * one that runs, over HTTP and with the operator's key; only what needs it stopped opens its
 * database. May use {@code message} and {@code backup}.
 */
package no.nov.hub.command;
