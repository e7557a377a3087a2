package no.nov.hub.shared.membership;

import java.time.LocalDate;

/**
 * One figure of an association as it was stated.
 *
 * @param asOf the day it is from
 * @param amount null if it no longer applies from that day on
 * @param messageId of the message that stated it
 */
record Statement(LocalDate asOf, Long amount, String messageId) {}
