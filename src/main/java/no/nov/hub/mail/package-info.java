/** Letters out and in, and the people they are for. */
package no.nov.hub.mail;
