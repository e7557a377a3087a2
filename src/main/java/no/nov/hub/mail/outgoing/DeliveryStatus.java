package no.nov.hub.mail.outgoing;

/** What a mail server reports later of a letter that it took (RFC 3464). */
public enum DeliveryStatus {
  DELIVERED,
  /** Not yet; the server goes on trying. */
  DELAYED,
  /** For good. */
  BOUNCED
}
