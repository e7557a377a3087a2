/**
 * The operator's commands, such as {@code keys list}. They start nothing of the hub: they call the
 * one that runs, over HTTP and with the operator's key; {@code kafka} speaks with the broker
 * itself, and what needs the hub stopped opens its database.
 */
package no.nov.hub.app.command;
