/**
 * What the hub has about one person, handed out or erased as the person asks (GDPR, articles 15, 17
 * and 20).
 *
 * <pre>
 *   operator's command ─▶ each subject's own tables, in one transaction
 *                      └▶ nov.private.erasures: a hash and when ─▶ again whatever is read or restored from before
 *   mailbox: handled and parked mails of the person
 *   topics, handled files and copies: nothing is older than 30 days
 * </pre>
 */
package no.nov.hub.mail.person;
