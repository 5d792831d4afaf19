package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyType;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** digitalSignature always; keyEncipherment for RSA alone; nothing else. */
final class KeyUsageFitsKey implements Lint {

  @Override
  public String id() {
    return "lint.key-usage";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.3, RFC 8813 3, RFC 8410 5";
  }

  private static final int UNWANTED =
      KeyUsage.nonRepudiation
          | KeyUsage.dataEncipherment
          | KeyUsage.keyAgreement
          | KeyUsage.encipherOnly
          | KeyUsage.decipherOnly;

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    if (usage == null || !usage.hasUsages(KeyUsage.digitalSignature)) {
      return found("no digitalSignature", "digitalSignature");
    }
    KeyType type = KeyType.of(certificate.getSubjectPublicKeyInfo());
    boolean enciphers = usage.hasUsages(KeyUsage.keyEncipherment);
    boolean unwanted = false;
    for (int bit = UNWANTED; bit != 0; bit &= bit - 1) {
      unwanted |= usage.hasUsages(Integer.lowestOneBit(bit));
    }
    return require(
        !unwanted && (!enciphers || type.family() == KeyType.Family.RSA),
        "a key usage beyond what " + type + " is for",
        "digitalSignature, and keyEncipherment for RSA alone");
  }
}
