/**
 * The operator's commands, such as {@code keys list}. They start nothing of the hub: they call the
 * one that runs, over HTTP and with the operator's key. May use {@code message}.
 */
package no.nov.hub.command;
