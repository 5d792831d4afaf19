package io.sealport.policy;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IP addresses of one family by their first bits; IPv4 ranges hold no IPv6 address.
 *
 * @param network the first address, all bits after the prefix zero
 * @param prefix how many leading bits are fixed
 */
record AddressRange(InetAddress network, int prefix) implements NamePattern {

  private static final Pattern TEXT = Pattern.compile("([^/%]+)(?:/(\\d{1,3}))?");

  static AddressRange parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches() || !InetAddresses.isInetAddress(m.group(1))) {
      throw wanted(text, "an address or a range such as 10.0.0.0/8 or 2001:db8::/32");
    }
    InetAddress address = InetAddresses.forString(m.group(1));
    int bits = address.getAddress().length * 8;
    int prefix = m.group(2) == null ? bits : Integer.parseInt(m.group(2));
    if (prefix > bits) {
      throw wanted(text, "a prefix of at most " + bits + " bits");
    }
    InetAddress network = first(address, prefix);
    if (!network.equals(address)) {
      // 10.1.0.0/8 is a slip: was 10.1.0.0/16 meant, or 10.0.0.0/8?
      throw wanted(
          text, "the range's first address, " + InetAddresses.toAddrString(network) + "/" + prefix);
    }
    return new AddressRange(network, prefix);
  }

  private static InetAddress first(InetAddress address, int prefix) {
    byte[] octets = address.getAddress();
    for (int bit = prefix; bit < octets.length * 8; bit++) {
      octets[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return InetAddresses.forString(text(octets));
  }

  private static String text(byte[] octets) {
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(octets));
    } catch (java.net.UnknownHostException e) {
      throw Fault.of(Kind.INTERNAL, "an address of " + octets.length + " octets", e);
    }
  }

  private static Fault wanted(String text, String wanted) {
    return Fault.of(Kind.BAD_INPUT, "\"ip:" + Name.printable(text) + "\"; wanted " + wanted);
  }

  @Override
  public boolean covers(Name name) {
    if (name.type() != Name.Type.IP) {
      return false;
    }
    InetAddress address = InetAddresses.forString(name.value());
    return address.getAddress().length == network.getAddress().length
        && first(address, prefix).equals(network);
  }

  @Override
  public boolean touches(Name name) {
    return covers(name);
  }

  @Override
  public boolean isLiteral() {
    return prefix == network.getAddress().length * 8;
  }

  @Override
  public Name.Type type() {
    return Name.Type.IP;
  }

  @Override
  public String toString() {
    return "ip:" + InetAddresses.toAddrString(network) + (isLiteral() ? "" : "/" + prefix);
  }
}
