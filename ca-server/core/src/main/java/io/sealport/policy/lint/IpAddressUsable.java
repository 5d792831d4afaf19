package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Addresses that one host can have and a client connect to: not all, none or many of them. */
final class IpAddressUsable implements Lint {

  private static final byte[] BROADCAST = {-1, -1, -1, -1};

  @Override
  public String id() {
    return "lint.ip-usable";
  }

  @Override
  public String source() {
    return "RFC 6890 2.2, RFC 1122 3.2.1.3";
  }

  @Override
  public boolean adjustable() {
    return true;
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    for (byte[] octets : AlternativeNames.ip(certificate).toList()) {
      InetAddress address = address(octets);
      if (address.isAnyLocalAddress()
          || address.isMulticastAddress()
          || Arrays.equals(octets, BROADCAST)) {
        return found(address.getHostAddress(), "an address of one host");
      }
    }
    return Optional.empty();
  }

  private static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      // Neither 4 nor 16 octets: lint.ip says so.
      return InetAddress.getLoopbackAddress();
    }
  }
}
