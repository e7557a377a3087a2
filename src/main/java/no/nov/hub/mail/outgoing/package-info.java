/**
 * Mail that goes out, each once.
 *
 * <pre>
 *   a subject ─ Letter ─▶ Outbox (kept.outbox) ─ claimed ─▶ SMTP ─ handed over, delayed, bounced ─▶ who asked to know
 *                                                                       └─ TellingMailFacts ─▶ nov.mail, without names
 * </pre>
 *
 * Knows nothing of what mails are about.
 */
package no.nov.hub.mail.outgoing;
