package io.sealport.pki;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/**
 * Judges the hash in a signature of any CA's making, also by schemes that Sealport never writes.
 */
public final class SignatureHash {

  private static final Set<ASN1ObjectIdentifier> STRONG =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512,
          NISTObjectIdentifiers.id_sha3_256,
          NISTObjectIdentifiers.id_sha3_384,
          NISTObjectIdentifiers.id_sha3_512,
          // RFC 8032 5.2: Ed448 hashes with SHAKE256 of 114 octets.
          NISTObjectIdentifiers.id_shake256,
          NISTObjectIdentifiers.id_shake256_len);

  private SignatureHash() {}

  /** Whether the signature hashes with SHA-256 or stronger. */
  public static boolean isStrong(AlgorithmIdentifier signature) {
    AlgorithmIdentifier hash = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    return hash != null && STRONG.contains(hash.getAlgorithm());
  }

  /** The algorithm as people name it. */
  public static String name(AlgorithmIdentifier signature) {
    return new DefaultAlgorithmNameFinder().getAlgorithmName(signature);
  }
}
