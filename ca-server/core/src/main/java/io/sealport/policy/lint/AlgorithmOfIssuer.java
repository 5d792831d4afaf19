package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyType;
import io.sealport.pki.SignatureScheme;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** A signature algorithm that the issuer's key has, with a hash as strong as the key. */
final class AlgorithmOfIssuer implements IssuerLint {

  @Override
  public String id() {
    return "lint.issuer-algorithm";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.1.2, CA/B BR 7.1.3.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate, X509CertificateHolder issuer) {
    KeyType key = KeyType.of(issuer.getSubjectPublicKeyInfo());
    AlgorithmIdentifier own = SignatureScheme.forKey(key).identifier();
    return require(
        certificate.getSignature().getAlgorithm().equals(own.getAlgorithm()),
        "the algorithm " + certificate.getSignature().getAlgorithm() + " under a key " + key,
        own.getAlgorithm().getId());
  }
}
