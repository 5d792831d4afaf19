package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A purpose that Sealport certifies: serverAuth, clientAuth or OCSPSigning. */
final class KnownPurpose implements Lint {

  private static final Set<KeyPurposeId> KNOWN =
      Set.of(
          KeyPurposeId.id_kp_serverAuth,
          KeyPurposeId.id_kp_clientAuth,
          KeyPurposeId.id_kp_OCSPSigning);

  @Override
  public String id() {
    return "lint.purpose";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.12, CA/B BR 7.1.2.7.10";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage == null
        ? Optional.empty()
        : Arrays.stream(usage.getUsages())
            // anyExtendedKeyUsage is the business of lint.eku.
            .filter(p -> !KNOWN.contains(p) && !p.equals(KeyPurposeId.anyExtendedKeyUsage))
            .findFirst()
            .flatMap(p -> found("the purpose " + p.getId(), "serverAuth, clientAuth, OCSPSigning"));
  }
}
