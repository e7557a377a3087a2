package no.nov.hub.platform.embedded;

import no.nov.hub.platform.start.CannotStart;

/** The broker did not start; the message tells the operator why and what to do. */
public final class BrokerNotStarted extends CannotStart {

  private static final long serialVersionUID = 1L;

  BrokerNotStarted(String sentence) {
    this(sentence, null);
  }

  BrokerNotStarted(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  private BrokerNotStarted(String sentence, Throwable cause, boolean mayPass) {
    super(sentence, cause, mayPass);
  }

  static BrokerNotStarted yet(String sentence) {
    return yet(sentence, null);
  }

  /** As {@link CannotStart#yet}. */
  public static BrokerNotStarted yet(String sentence, Throwable cause) {
    return new BrokerNotStarted(sentence, cause, true);
  }
}
