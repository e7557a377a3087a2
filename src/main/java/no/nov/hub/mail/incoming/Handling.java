package no.nov.hub.mail.incoming;

/**
 * What was done with a mail.
 *
 * @param kind what it was, as it is counted: {@code answer}, {@code bounce} and so on
 * @param outcome what became of it, as it is counted
 */
record Handling(String kind, String outcome, Filing filing) {

  static Handling done(String kind, String outcome) {
    return new Handling(kind, outcome, Filing.HANDLED);
  }

  static Handling setAside(String kind, String outcome) {
    return new Handling(kind, outcome, Filing.SET_ASIDE);
  }
}
