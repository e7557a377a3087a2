/**
 * Who may do what: the page for those who manage people, what the operator's commands call, and
 * mails of keys that end.
 */
package no.nov.hub.app.user;
