package no.nov.hub.mail.incoming;

/**
 * What was done with a mail.
 *
 * @param kind what it was, as it is counted: {@code answer}, {@code bounce} and so on
 * @param outcome what became of it, as it is counted
 */
record HandledMail(String kind, String outcome, MailFolder filing) {

  static HandledMail done(String kind, String outcome) {
    return new HandledMail(kind, outcome, MailFolder.HANDLED);
  }

  static HandledMail parked(String kind, String outcome) {
    return new HandledMail(kind, outcome, MailFolder.PARKED);
  }
}
