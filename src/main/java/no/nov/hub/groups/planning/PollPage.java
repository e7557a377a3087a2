package no.nov.hub.groups.planning;

import java.util.List;
import no.nov.hub.platform.language.Language;

/**
 * The page behind a link: which times are proposed, and what was answered, in the person's
 * language.
 *
 * @param asking a hash of what is shown, so that an answer is to that
 * @param closed why nothing can be answered any more, or null
 * @param thanks whether an answer has just been kept
 * @param fault a sentence about what was sent, or null
 */
record PollPage(
    Language language,
    String owner,
    String title,
    String name,
    String place,
    String note,
    String answerBy,
    List<Row> rows,
    String comment,
    String asking,
    String closed,
    boolean thanks,
    String fault) {

  /**
   * One of the times.
   *
   * @param field of the form
   * @param own the same time on clocks where the person is, or null
   * @param answer what counts now, as {@link Choice#word()}, or empty
   */
  record Row(String field, String when, String own, String answer) {}
}
