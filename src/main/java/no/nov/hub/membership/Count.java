package no.nov.hub.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * One association's count as it stands.
 *
 * @param jobs the member companies' jobs, or null if not stated; so with staff, joined and left
 * @param byKind as sent, by the message's names
 * @param byMunicipality by the numbers in force on the day of the count
 * @param messageId the source of the figures, with the receipt
 */
record Count(
    String association,
    LocalDate asOf,
    long members,
    Long jobs,
    Long staff,
    Long joined,
    Long left,
    Map<String, Long> byKind,
    Map<String, Long> byMunicipality,
    String messageId,
    UUID receiptId,
    Instant receivedAt) {}
