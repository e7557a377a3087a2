package no.nov.hub.groups.meeting;

import java.util.List;
import no.nov.hub.mail.incoming.Participation;

/**
 * The page behind a link: what is asked, and what was answered, in the person's language.
 *
 * @param title empty, as the rest, for one who is not called any more
 * @param revision of the time that is shown, so that an answer is to that one
 * @param open whether answers are taken
 * @param closed why not, or null
 * @param thanks whether an answer has just been kept
 * @param fault a sentence about what was sent, or null
 * @param attendance what is told of the person's own
 * @param answer what counts now, as {@link Participation#word()}
 */
public record AnswerPage(
    String title,
    String when,
    String ownTime,
    String place,
    String onlineUrl,
    String note,
    List<String> agenda,
    int revision,
    String owner,
    String contact,
    String name,
    boolean open,
    String closed,
    boolean thanks,
    String fault,
    String answer,
    String answered,
    String comment,
    List<String> attendance) {}
