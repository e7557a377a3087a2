/**
 * The one door. Whatever edge a submission came through, it is a record on its sender's inbox
 * topic, and only admission decides what becomes of it:
 *
 * <pre>
 * nov.inbox.x ─▶ Admission (a batch) ─▶ Inspection: size, envelope, type, schema, authority, rules of the type
 *                                    ─▶ Judging:    duplicate, unknown, plausibility, against Memory
 *                                    ─▶ one Kafka transaction: results, receipts, rejections, inbox offsets
 *                                    ─▶ Memory in the database, caught up from the receipts after a crash
 * </pre>
 *
 * Subjects plug in through {@link no.nov.hub.admission.MessageRules}; admission knows none of them.
 */
package no.nov.hub.admission;
