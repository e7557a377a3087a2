/**
 * The operator's commands, such as {@code keys list}. They start nothing of the hub: they call the
 * one that runs, over HTTP and with the operator's key; only {@code kafka} speaks with the broker
 * itself. May use {@code message}, {@code rights} and the settings of {@code participant} and
 * {@code transport}.
 */
package no.nov.hub.command;
