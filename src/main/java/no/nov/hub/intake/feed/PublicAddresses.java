package no.nov.hub.intake.feed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Addresses that are anybody's to reach, by IANA's registries of special-purpose addresses (<a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>, <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>). Java knows only
 * some of them.
 */
final class PublicAddresses implements Predicate<InetAddress> {

  private static final List<IpAddressMatcher> SPECIAL_IPV4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Outside this there is nothing public; NAT64 and mapped addresses hide IPv4 ones there. */
  private static final IpAddressMatcher GLOBAL_IPV6 = new IpAddressMatcher("2000::/3");

  private static final List<IpAddressMatcher> SPECIAL_IPV6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static List<IpAddressMatcher> networks(String... networks) {
    return Stream.of(networks).map(IpAddressMatcher::new).toList();
  }

  /** Java has turned an IPv4 address that is written as an IPv6 one into what it is. */
  @Override
  public boolean test(InetAddress address) {
    String plain = withoutZone(address.getHostAddress());
    return address instanceof Inet4Address
        ? isOutside(SPECIAL_IPV4, plain)
        : GLOBAL_IPV6.matches(plain) && isOutside(SPECIAL_IPV6, plain);
  }

  private static boolean isOutside(List<IpAddressMatcher> networks, String address) {
    return networks.stream().noneMatch(network -> network.matches(address));
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
