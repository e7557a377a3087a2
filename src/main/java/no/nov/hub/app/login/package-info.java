/** The pages on which people get in and see who they are, and the mail with the code. */
package no.nov.hub.app.login;
