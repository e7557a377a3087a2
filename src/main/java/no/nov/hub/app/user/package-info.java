/** Who may do what: the page for those who manage people, and what the operator's commands call. */
package no.nov.hub.app.user;
