package no.nov.hub.intake.openid;

import java.time.Instant;

/**
 * What its owner is shown of it.
 *
 * @param participant that keeps it
 * @param usedAt null if never
 */
public record LinkedAccount(String participant, String issuer, Instant linkedAt, Instant usedAt) {}
