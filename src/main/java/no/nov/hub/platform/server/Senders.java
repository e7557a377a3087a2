package no.nov.hub.platform.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Says whose a request is, so that none takes the room of others. */
public interface Senders {

  /**
   * @return empty for a stranger
   */
  Optional<String> find(HttpServletRequest request);
}
