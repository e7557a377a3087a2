package no.nov.hub.mail.outgoing;

import java.io.IOException;

/** A server does not offer what the settings demand, and so is told nothing. */
public final class NoStartTls extends IOException {

  private static final long serialVersionUID = 1L;

  public NoStartTls() {
    super("STARTTLS is not offered");
  }
}
