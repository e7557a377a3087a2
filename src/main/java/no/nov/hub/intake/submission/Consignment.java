package no.nov.hub.intake.submission;

import java.util.List;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.quota.Edge;

/**
 * All that one file, mail or web calendar becomes.
 *
 * @param edge by which it counts in its participant's quota; null if it does not
 * @param origin tells it from another that has the same content, and is the same when the same is
 *     read again
 * @param refused for the rejections
 * @param sound for the participant's inbox
 */
public record Consignment(
    Edge edge,
    String participant,
    String origin,
    List<Rejection> refused,
    List<ToInbox.Item> sound) {}
