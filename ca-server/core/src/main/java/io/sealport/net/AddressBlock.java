package io.sealport.net;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IP addresses of one family by their first bits; IPv4 blocks hold no IPv6 address.
 *
 * @param network the first address, all bits after the prefix zero
 * @param prefix how many leading bits are fixed
 */
public record AddressBlock(InetAddress network, int prefix) {

  private static final Pattern TEXT = Pattern.compile("([^/%]+)(?:/(\\d{1,3}))?");

  /** The block of an address or a range, written by ourselves. */
  public static AddressBlock of(String text) {
    return parse(text, text);
  }

  /**
   * Reads an address or a range.
   *
   * @param shown how the message quotes the text, safe to print
   * @throws Fault BAD_INPUT if it is neither, or does not begin with the range's first address
   */
  public static AddressBlock parse(String text, String shown) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches() || !InetAddresses.isInetAddress(m.group(1))) {
      throw wanted(shown, "an address or a range such as 10.0.0.0/8 or 2001:db8::/32");
    }
    InetAddress address = InetAddresses.forString(m.group(1));
    int bits = address.getAddress().length * 8;
    int prefix = m.group(2) == null ? bits : Integer.parseInt(m.group(2));
    if (prefix > bits) {
      throw wanted(shown, "a prefix of at most " + bits + " bits");
    }
    InetAddress network = first(address, prefix);
    if (!network.equals(address)) {
      // 10.1.0.0/8 is a slip: was 10.1.0.0/16 meant, or 10.0.0.0/8?
      throw wanted(
          shown,
          "the range's first address, " + InetAddresses.toAddrString(network) + "/" + prefix);
    }
    return new AddressBlock(network, prefix);
  }

  private static InetAddress first(InetAddress address, int prefix) {
    byte[] octets = address.getAddress();
    for (int bit = prefix; bit < octets.length * 8; bit++) {
      octets[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw Fault.of(Kind.INTERNAL, "an address of " + octets.length + " octets", e);
    }
  }

  private static Fault wanted(String shown, String wanted) {
    return Fault.of(Kind.BAD_INPUT, "\"" + shown + "\"; wanted " + wanted);
  }

  /** Whether the address is of this family and has these bits. */
  public boolean contains(InetAddress address) {
    return address.getAddress().length == network.getAddress().length
        && first(address, prefix).equals(network);
  }

  /** Whether it is one address alone. */
  public boolean isSingle() {
    return prefix == network.getAddress().length * 8;
  }

  /** As it is read: {@code 10.0.0.0/8}, or {@code 192.0.2.1} for one address. */
  @Override
  public String toString() {
    return InetAddresses.toAddrString(network) + (isSingle() ? "" : "/" + prefix);
  }
}
