package no.nov.hub.mail.incoming;

import java.util.Optional;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.HubAddress.Purpose;

/**
 * A mail from the mailbox.
 *
 * @param mail empty if it is too large to be loaded
 * @param address which of the hub's addresses it came to; empty for the bare one
 */
public record ReceivedMail(Optional<IncomingMail> mail, Optional<HubAddress> address) {

  static final ReceivedMail TOO_LARGE = new ReceivedMail(Optional.empty(), Optional.empty());

  public boolean isSubmission() {
    return address.filter(to -> to.purpose() == Purpose.SUBMISSION).isPresent();
  }
}
