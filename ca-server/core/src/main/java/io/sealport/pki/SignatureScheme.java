package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcEdDSAContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;

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

  /**
   * Whether the signature over the bytes was made by the key.
   *
   * @throws Fault BAD_INPUT if the key cannot be read
   */
  public boolean verifies(SubjectPublicKeyInfo key, byte[] tbs, byte[] signature) {
    Optional<Provider> fast = Providers.fast("Signature", jca);
    return fast.isPresent()
        ? verifies(Keys.publicKey(key, fast.get()), fast.get(), tbs, signature)
        : verifiesPlainly(key, tbs, signature);
  }

  private boolean verifies(PublicKey key, Provider provider, byte[] tbs, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(jca, provider);
      verifier.initVerify(key);
      verifier.update(tbs);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The same of what may be long. */
  boolean verifies(SubjectPublicKeyInfo key, Content tbs, byte[] signature) {
    if (!hashesFirst()) {
      return verifies(key, tbs.inMemory(), signature);
    }
    Provider provider = Providers.of("Signature", jca);
    PublicKey publicKey = Keys.publicKey(key, provider);
    try {
      Signature verifier = Signature.getInstance(jca, provider);
      verifier.initVerify(publicKey);
      tbs.readAll(into(verifier));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Without a JCA provider: to load Bouncy Castle's takes longer than a whole command. */
  private boolean verifiesPlainly(SubjectPublicKeyInfo key, byte[] tbs, byte[] signature) {
    AsymmetricKeyParameter parameters = Keys.parameters(key);
    if (!fits(KeyType.of(key).family())) {
      return false;
    }
    try {
      ContentVerifier verifier = verifiers(parameters).get(identifier);
      verifier.getOutputStream().write(tbs);
      return verifier.verify(signature);
    } catch (IOException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private boolean fits(KeyType.Family family) {
    return switch (family) {
      case EC -> jca.endsWith("withECDSA");
      case RSA -> jca.endsWith("withRSA");
      case ED25519 -> this == ED25519;
    };
  }

  private static ContentVerifierProvider verifiers(AsymmetricKeyParameter key)
      throws OperatorCreationException {
    DefaultDigestAlgorithmIdentifierFinder digests = new DefaultDigestAlgorithmIdentifierFinder();
    if (key instanceof ECPublicKeyParameters) {
      return new BcECContentVerifierProviderBuilder(digests).build(key);
    }
    return key instanceof RSAKeyParameters
        ? new BcRSAContentVerifierProviderBuilder(digests).build(key)
        : new BcEdDSAContentVerifierProviderBuilder().build(key);
  }
}
