package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * The signature algorithms that Sealport writes and accepts. What is not in this list, MD5 and
 * SHA-1 above all, is refused wherever it comes in.
 */
@SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle's identifiers are immutable
public enum SignatureScheme {
  ECDSA_SHA256("SHA256withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA256, false),
  ECDSA_SHA384("SHA384withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA384, false),
  ECDSA_SHA512("SHA512withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA512, false),
  RSA_SHA256("SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption, true),
  RSA_SHA384("SHA384withRSA", PKCSObjectIdentifiers.sha384WithRSAEncryption, true),
  RSA_SHA512("SHA512withRSA", PKCSObjectIdentifiers.sha512WithRSAEncryption, true),
  ED25519("Ed25519", EdECObjectIdentifiers.id_Ed25519, false);

  private final String jca;
  private final AlgorithmIdentifier identifier;

  // RFC 4055 2.1: RSA has NULL parameters; RFC 5758 3.2 and RFC 8410 3: the others have none.
  SignatureScheme(String jca, ASN1ObjectIdentifier oid, boolean nullParameters) {
    this.jca = jca;
    this.identifier =
        nullParameters
            ? new AlgorithmIdentifier(oid, DERNull.INSTANCE)
            : new AlgorithmIdentifier(oid);
  }

  /** The JCA's name. */
  public String jca() {
    return jca;
  }

  public AlgorithmIdentifier identifier() {
    return identifier;
  }

  /**
   * Whether what is signed is read once, piece by piece; Ed25519 reads it twice (RFC 8032 5.1.6).
   */
  boolean hashesFirst() {
    return this != ED25519;
  }

  /** Where the pieces of what is signed go. */
  static Content.Taker into(Signature signature) {
    return (bytes, from, count) -> {
      try {
        signature.update(bytes, from, count);
      } catch (java.security.SignatureException e) {
        throw Fault.of(Kind.INTERNAL, "a signature takes no bytes", e);
      }
    };
  }

  /** The scheme that a key of this type signs with: the hash is as strong as the key. */
  public static SignatureScheme forKey(KeyType type) {
    return switch (type.family()) {
      case EC ->
          switch (type.bits()) {
            case 256 -> ECDSA_SHA256;
            case 384 -> ECDSA_SHA384;
            default -> ECDSA_SHA512;
          };
      case RSA -> RSA_SHA256;
      case ED25519 -> ED25519;
    };
  }

  /**
   * The scheme with that identifier.
   *
   * @param what the thing that is signed, for the message
   * @throws Fault BAD_INPUT if it is not in the list
   */
  public static SignatureScheme of(AlgorithmIdentifier identifier, String what) {
    return Arrays.stream(values())
        .filter(s -> s.identifier.getAlgorithm().equals(identifier.getAlgorithm()))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    what
                        + " is signed with "
                        + new DefaultAlgorithmNameFinder().getAlgorithmName(identifier)
                        + "; wanted ECDSA, RSA or Ed25519 with SHA-256 or stronger"));
  }

  /** Whether the signature over the bytes was made by the key. */
  public boolean verifies(SubjectPublicKeyInfo key, byte[] tbs, byte[] signature) {
    return verifies(key, verifier -> verifier.update(tbs), signature);
  }

  /** The same of what may be long. */
  boolean verifies(SubjectPublicKeyInfo key, Content tbs, byte[] signature) {
    return hashesFirst()
        ? verifies(key, verifier -> tbs.readAll(into(verifier)), signature)
        : verifies(key, tbs.inMemory(), signature);
  }

  private interface Feeding {
    void feed(Signature verifier) throws GeneralSecurityException;
  }

  private boolean verifies(SubjectPublicKeyInfo key, Feeding tbs, byte[] signature) {
    try {
      Provider provider = Providers.of("Signature", jca);
      Signature verifier = Signature.getInstance(jca, provider);
      verifier.initVerify(Keys.publicKey(key, provider));
      tbs.feed(verifier);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
