package no.nov.hub.position;

import java.util.List;
import java.util.UUID;
import no.nov.hub.message.Text;

/**
 * Where one participant stands in an issue on a date.
 *
 * @param association false for a regional body, whose voice is shown beside
 * @param stance after support has been followed
 * @param supports whom it supports, or null if it speaks for itself or is silent
 * @param demands its own, in its order
 * @param receiptId of the position that counts, or null when silent
 */
public record Voice(
    String participant,
    String name,
    boolean association,
    Stance stance,
    Text stanceName,
    String supports,
    List<String> demands,
    UUID receiptId) {}
