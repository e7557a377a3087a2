package no.nov.hub.mail.incoming;

/** Where a mail is moved to, both beside INBOX, and both forgotten after thirty days. */
enum MailFolder {
  HANDLED("Handled"),
  /** For the operator to look at. Moved back to INBOX, it is read again. */
  PARKED("Parked");

  private final String folder;

  MailFolder(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
