/**
 * Mail that comes in.
 *
 * <pre>
 *   INBOX ─┬─ a meeting's address ─┬─ a calendar's answer ─▶ meeting
 *          │                       └─ anything else ─▶ its contact, by the outbox
 *          ├─ a mail's own address ── a bounce ─▶ outbox
 *          ├─ a participant's secret address ── files ─▶ inbox topic ─▶ receipt, by the outbox
 *          └─ nobody's ─▶ the operator
 *   then Handled, or Parked for what could not be handled; both are forgotten after thirty days
 * </pre>
 *
 * What an answer does is for those who take it ({@code AnswersByMail}). Nothing of a mail becomes a
 * header of a route, and none of it is logged.
 */
package no.nov.hub.mail.incoming;
