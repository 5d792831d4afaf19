package io.sealport.server.identity.network;

import com.google.common.net.InetAddresses;
import io.sealport.net.AddressBlock;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that are not simply a machine on the Internet: IANA's registries of special-purpose
 * addresses (RFC 6890), multicast, what is not given out, and where clouds tell their secrets.
 */
final class SpecialAddresses {

  /** Addresses with something in common. */
  record Range(AddressBlock block, String what) {}

  /**
   * Instance metadata of AWS (also of containers), Azure, Google, Alibaba and Oracle: whoever reads
   * them may have the machine's credentials.
   */
  private static final List<Range> METADATA =
      Stream.of(
              "169.254.169.254",
              "169.254.170.2",
              "169.254.170.23",
              "168.63.129.16",
              "100.100.100.200",
              "192.0.0.192",
              "fd00:ec2::254",
              "fd00:ec2::23",
              "fd20:ce::254")
          .map(a -> new Range(AddressBlock.of(a), "the metadata service of a cloud"))
          .toList();

  private static final List<Range> RANGES =
      List.of(
          range("0.0.0.0/8", "this network (RFC 1122)"),
          range("10.0.0.0/8", "private (RFC 1918)"),
          range("100.64.0.0/10", "shared behind carriers (RFC 6598)"),
          range("127.0.0.0/8", "loopback"),
          range("169.254.0.0/16", "link-local"),
          range("172.16.0.0/12", "private (RFC 1918)"),
          range("192.0.0.0/24", "for protocols (RFC 6890)"),
          range("192.0.2.0/24", "documentation"),
          range("192.31.196.0/24", "AS112"),
          range("192.52.193.0/24", "AMT"),
          range("192.88.99.0/24", "6to4 relays"),
          range("192.168.0.0/16", "private (RFC 1918)"),
          range("192.175.48.0/24", "AS112"),
          range("198.18.0.0/15", "benchmarking"),
          range("198.51.100.0/24", "documentation"),
          range("203.0.113.0/24", "documentation"),
          range("224.0.0.0/4", "multicast"),
          range("255.255.255.255", "broadcast"),
          range("240.0.0.0/4", "reserved"),
          range("::", "unspecified"),
          range("::1", "loopback"),
          range("::/96", "IPv4-compatible"),
          range("64:ff9b:1::/48", "NAT64 of one house (RFC 8215)"),
          range("100::/64", "discard-only"),
          range("100:0:0:1::/64", "dummy"),
          range("2001::/32", "Teredo"),
          range("2001:2::/48", "benchmarking"),
          range("2001:10::/28", "ORCHID"),
          range("2001:20::/28", "ORCHIDv2"),
          range("2001::/23", "for protocols (RFC 2928)"),
          range("2001:db8::/32", "documentation"),
          range("2620:4f:8000::/48", "AS112"),
          range("3fff::/20", "documentation"),
          range("5f00::/16", "segment routing"),
          range("fc00::/7", "private (unique local, RFC 4193)"),
          range("fe80::/10", "link-local"),
          range("fec0::/10", "site-local"),
          range("ff00::/8", "multicast"));

  /** RFC 4291 2.4 and IANA: nothing else of IPv6 is given out for unicast. */
  private static final AddressBlock GLOBAL = AddressBlock.of("2000::/3");

  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
  private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");

  private SpecialAddresses() {}

  private static Range range(String block, String what) {
    return new Range(AddressBlock.of(block), what);
  }

  /** Why the address is special, if it is. */
  static Optional<Range> of(InetAddress address) {
    return metadata(address)
        .or(() -> RANGES.stream().filter(r -> r.block().contains(address)).findFirst())
        .or(() -> outside(address));
  }

  /** The address of a cloud's metadata service, if it is one. */
  static Optional<Range> metadata(InetAddress address) {
    return METADATA.stream().filter(r -> r.block().contains(address)).findFirst();
  }

  private static Optional<Range> outside(InetAddress address) {
    return address instanceof Inet6Address && !GLOBAL.contains(address)
        ? Optional.of(range("::/0", "not given out"))
        : Optional.empty();
  }

  /**
   * The address that is meant: IPv4 within IPv6 is what a translator, a tunnel or the machine
   * itself would dial (RFC 4291 2.5.5.2, RFC 6052, RFC 3056). Else the address itself.
   */
  static InetAddress meant(InetAddress address) {
    byte[] octets = address.getAddress();
    if (address instanceof Inet4Address) {
      return address;
    }
    if (isMapped(octets) || NAT64.contains(address)) {
      return ipv4(octets, 12);
    }
    return SIX_TO_FOUR.contains(address) ? ipv4(octets, 2) : address;
  }

  private static boolean isMapped(byte[] octets) {
    return Arrays.equals(octets, 0, 10, new byte[10], 0, 10)
        && octets[10] == (byte) 0xff
        && octets[11] == (byte) 0xff;
  }

  private static InetAddress ipv4(byte[] octets, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(octets, from, from + 4));
    } catch (UnknownHostException e) {
      // Four octets are an address.
      return InetAddresses.forString("0.0.0.0");
    }
  }
}
