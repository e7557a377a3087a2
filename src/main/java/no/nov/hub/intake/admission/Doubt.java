package no.nov.hub.intake.admission;

import no.nov.hub.platform.message.Reason;

/**
 * Why a message is held.
 *
 * @param answer of the message that its sender is advised to send where this one is wrong, as of
 *     {@link MessageRules#answer}; null if that would be about the same thing
 */
public record Doubt(Reason reason, String answer) {

  Doubt told(Reason other) {
    return new Doubt(other, answer);
  }
}
