package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyType;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** An RSA modulus of whole octets: some libraries refuse others. */
final class RsaOctets implements Lint {

  @Override
  public String id() {
    return "lint.rsa-octets";
  }

  @Override
  public String source() {
    return "CA/B BR 6.1.5";
  }

  @Override
  public boolean adjustable() {
    return true;
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    KeyType type = KeyType.of(certificate.getSubjectPublicKeyInfo());
    return require(
        type.family() != KeyType.Family.RSA || type.bits() % 8 == 0,
        type.toString(),
        "a multiple of 8 bits");
  }
}
