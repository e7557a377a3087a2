/**
 * The one door. Whatever edge a submission came through, it is a record on its sender's inbox
 * topic, and only admission decides what becomes of it:
 *
 * <pre>
 * nov.inbox.x ─▶ Admission (a batch) ─▶ Inspection: size, envelope, type, schema, authority, rules of the type
 *                                    ─▶ Judging:    duplicate, unknown, plausibility, against AdmissionTables
 *                                    ─▶ one Kafka transaction: results, receipts, rejections, inbox offsets
 *                                    ─▶ AdmissionTables in the database, caught up from the receipts after a crash
 * </pre>
 *
 * A thing that a row of a table gives no id has one that hashes its title and start, so it would be
 * a second thing when it is moved. The edge says beside the row which file it is of and which rows
 * stand beside it ({@link no.nov.hub.platform.message.RowOfFile}); Recognising looks at these and
 * at the sender's own things by title and time (Titled), which travel with the receipts like all of
 * AdmissionTables:
 *
 * <pre>
 * row without id ─▶ known id ─▶ the same thing
 *                ─▶ one gone from the file, one new in it, near ─▶ the same thing, moved: keeps its first id
 *                ─▶ one that could be the same ─▶ held: its sender writes the id, or confirms
 * </pre>
 *
 * Subjects plug in through {@link no.nov.hub.intake.admission.MessageRules}; admission knows none
 * of them.
 */
package no.nov.hub.intake.admission;
