package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * keyEncipherment for servers alone: it serves TLS 1.2's RSA key exchange, which a client's or
 * responder's certificate has no part in.
 */
final class EnciphermentForServers implements Lint {

  @Override
  public String id() {
    return "lint.encipherment";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.3, RFC 8446 1.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    return require(
        usage == null
            || !usage.hasUsages(KeyUsage.keyEncipherment)
            || Purposes.holds(certificate, KeyPurposeId.id_kp_serverAuth),
        "keyEncipherment without serverAuth",
        "digitalSignature alone");
  }
}
