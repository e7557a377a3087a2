/**
 * Mail that comes in: answers to invitations, bounces, submissions, and what people write to a
 * meeting's address.
 */
package no.nov.hub.mailbox;
