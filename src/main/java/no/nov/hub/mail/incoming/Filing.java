package no.nov.hub.mail.incoming;

/** Where a mail is moved to, both beside INBOX, and both forgotten after thirty days. */
enum Filing {
  HANDLED("Handled"),
  /** For the operator to look at. Moved back to INBOX, it is read again. */
  SET_ASIDE("Parked");

  private final String folder;

  Filing(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
