package no.nov.hub.platform.transport.outage;

import java.io.IOException;

/** The disk is so full that nothing more is taken. */
public final class NoRoom extends IOException {

  private static final long serialVersionUID = 1L;

  NoRoom(String sentence) {
    super(sentence);
  }
}
