package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A CA's key signs certificates and CRLs and has no part in TLS. */
final class KeyUsageOfCa implements Lint {

  private static final int KNOWN =
      KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;

  @Override
  public String id() {
    return "lint.ca-key-usage";
  }

  @Override
  public String source() {
    return "CA/B BR 7.1.2.10.7";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    // That it signs them is the business of lint.ca-constraints.
    byte[] octets = usage == null ? new byte[0] : usage.getBytes();
    boolean more = octets.length > 1 || (octets.length == 1 && (octets[0] & ~KNOWN) != 0);
    return require(!more, "other bits of keyUsage", "keyCertSign, cRLSign, digitalSignature");
  }
}
