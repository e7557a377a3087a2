package no.nov.hub.groups.charter;

import no.nov.hub.platform.language.Language;

/**
 * The page on which a leader completes the evaluation of a year, in the leader's language.
 *
 * @param sent whether it has been sent; it can be sent anew until the board has it or the year ends
 * @param closed why nothing can be sent any more, or null
 * @param fault a sentence about what was sent, or null
 */
public record EvaluationPage(
    Language language,
    String owner,
    String group,
    int year,
    String summary,
    String plan,
    boolean sent,
    String closed,
    String fault) {}
