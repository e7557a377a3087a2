package no.nov.hub.mail.outgoing;

import java.io.IOException;
import java.io.OutputStream;

/** What follows the head in several letters; written only where it is not there already. */
@FunctionalInterface
public interface TailContent {

  void writeTo(OutputStream out) throws IOException;
}
