package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** The subjectKeyIdentifier of keys and certificates. */
public final class KeyIdentifiers {

  private static final int OCTETS = 20;

  private KeyIdentifiers() {}

  /** RFC 7093 2, method 1: the leftmost 160 bits of the SHA-256 of the key's bits. */
  public static byte[] of(SubjectPublicKeyInfo key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getPublicKeyData().getBytes());
      return Arrays.copyOf(hash, OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-256", e);
    }
  }

  /** The identifier that stands in a certificate, if one does. */
  public static Optional<byte[]> in(X509CertificateHolder certificate) {
    return Optional.ofNullable(certificate.getExtensions())
        .map(SubjectKeyIdentifier::fromExtensions)
        .map(SubjectKeyIdentifier::getKeyIdentifier);
  }

  /**
   * What certificates and CRLs call their issuer's key: as its own certificate has it, however that
   * was made. A CA that came from elsewhere may have none: then one is made as for our own.
   */
  public static byte[] named(X509CertificateHolder issuer) {
    return in(issuer).orElseGet(() -> of(issuer.getSubjectPublicKeyInfo()));
  }
}
