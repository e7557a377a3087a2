package no.nov.hub.intake.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the HTTP client, which connects to the very addresses that were checked here;
 * a name that answers otherwise a moment later gains nothing.
 */
record CheckedNames(DnsResolver names, Predicate<InetAddress> allowed) implements DnsResolver {

  /** The name stands for an address that may not be reached. */
  static final class NotAllowed extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NotAllowed() {
      super("The address is not public");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new NotAllowed();
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
