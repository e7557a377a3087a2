package no.nov.hub.shared.position;

import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * Where one participant stands in an issue on a date.
 *
 * @param association false for a regional body, whose voice is shown beside
 * @param stance after support has been followed
 * @param supports whom it supports, or null if it speaks for itself or is silent
 * @param demands its own, in its order
 */
public record Voice(
    String participant,
    String name,
    boolean association,
    Stance stance,
    Text stanceName,
    String supports,
    List<String> demands) {}
