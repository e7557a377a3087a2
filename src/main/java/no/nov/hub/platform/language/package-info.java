/** The two languages of the hub, and what pages and mails say in each, from the message files. */
package no.nov.hub.platform.language;
