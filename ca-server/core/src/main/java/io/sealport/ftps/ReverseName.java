package io.sealport.ftps;

import com.google.common.net.InetAddresses;
import io.sealport.pki.Name;
import java.util.HexFormat;

/** The DNS name of an address in the reverse zone: RFC 1035 3.5, RFC 3596 2.5. */
final class ReverseName {

  private ReverseName() {}

  /** {@code 1.2.0.192.in-addr.arpa}, or nibbles under {@code ip6.arpa}. */
  static String of(Name address) {
    byte[] bytes = InetAddresses.forString(address.value()).getAddress();
    StringBuilder name = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      String digits =
          bytes.length == 4
              ? Integer.toString(Byte.toUnsignedInt(bytes[i]))
              : nibbles(HexFormat.of().toHexDigits(bytes[i]));
      name.append(digits).append('.');
    }
    return name.append(bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
  }

  private static String nibbles(String pair) {
    return pair.charAt(1) + "." + pair.charAt(0);
  }
}
