package no.nov.hub.mail.outgoing;

/** Wants to know of letters that will not arrive. */
@FunctionalInterface
public interface DeliveryListener {

  /**
   * Called in the transaction that notes it, for a letter that is {@code BOUNCED} or {@code
   * EXPIRED}. Must be quick, and not fail because of one letter.
   */
  void changed(Delivery delivery);
}
