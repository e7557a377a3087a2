package no.nov.hub.platform.link;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whose pages the hub's are, as browsers say it. Where no address is set, it is that of this
 * machine with the port that the hub listens on; never what a request says.
 */
@Component
public final class Origin {

  private final Links links;
  private final Environment environment;

  public Origin(Links links, Environment environment) {
    this.links = links;
    this.environment = environment;
  }

  /** Without a slash at the end. */
  public String address() {
    return links
        .origin()
        .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port"));
  }
}
