package no.nov.hub.membership;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One figure of an association as it was stated.
 *
 * @param asOf the day it is from
 * @param amount null if it no longer applies from that day on
 * @param messageId its source, with the receipt
 */
record Statement(LocalDate asOf, Long amount, String messageId, UUID receiptId) {}
