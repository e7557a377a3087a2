package no.nov.hub.platform.embedded;

import no.nov.hub.platform.start.CannotStart;

/** The broker did not start; the message tells the operator why and what to do. */
public final class BrokerNotStarted extends CannotStart {

  private static final long serialVersionUID = 1L;

  BrokerNotStarted(String sentence) {
    super(sentence);
  }

  BrokerNotStarted(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
