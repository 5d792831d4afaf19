package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Addresses of 4 or 16 octets, IPv4 always in 4: no client compares a mapped one. */
final class IpAddressForm implements Lint {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

  @Override
  public String id() {
    return "lint.ip";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.6, RFC 4291 2.5.5.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    for (byte[] octets : AlternativeNames.ip(certificate).toList()) {
      if (octets.length != 4 && octets.length != 16) {
        return found("an address of " + octets.length + " octets", "4 or 16");
      }
      if (octets.length == 16
          && Arrays.equals(octets, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
        return found("an IPv4 address mapped into IPv6", "4 octets");
      }
    }
    return Optional.empty();
  }
}
