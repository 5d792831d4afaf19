package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A pen whose private key is in this process's memory. */
public final class KeyPen implements Pen {

  private final PrivateKey key;
  private final SubjectPublicKeyInfo publicKey;
  private final SignatureScheme scheme;
  private final Provider provider;

  /** A pen for the pair; the public half is what verifiers will see. */
  public KeyPen(PrivateKey key, PublicKey publicKey) {
    this.publicKey = Keys.info(publicKey);
    this.scheme = SignatureScheme.forKey(KeyType.of(this.publicKey));
    this.provider = Providers.of("Signature", scheme.jca());
    this.key = inProvider(key, provider);
  }

  /**
   * A pen for the private key of a PEM text.
   *
   * @param source what the text is, for messages
   * @throws Fault UNAUTHENTICATED if the passphrase does not open it; BAD_INPUT if there is no key
   */
  public static KeyPen open(
      String pem, char[] passphrase, SubjectPublicKeyInfo publicKey, String source) {
    return new KeyPen(Keys.read(pem, passphrase, source), Keys.publicKey(publicKey));
  }

  /** A key object of another provider is translated once, not at every signature. */
  private static PrivateKey inProvider(PrivateKey key, Provider provider) {
    try {
      String algorithm = key.getAlgorithm().equals("ECDSA") ? "EC" : key.getAlgorithm();
      return KeyFactory.getInstance(algorithm, provider)
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      return key;
    }
  }

  @Override
  public AlgorithmIdentifier algorithm() {
    return scheme.identifier();
  }

  @Override
  public SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] tbs) {
    try {
      Signature signature = Signature.getInstance(scheme.jca(), provider);
      signature.initSign(key);
      signature.update(tbs);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  @Override
  public byte[] sign(Content tbs) {
    if (!scheme.hashesFirst()) {
      return sign(tbs.inMemory());
    }
    try {
      Signature signature = Signature.getInstance(scheme.jca(), provider);
      signature.initSign(key);
      tbs.readAll(SignatureScheme.into(signature));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private static Fault unusable(GeneralSecurityException e) {
    return Fault.of(Kind.UNAVAILABLE, "the signing key cannot be used", e);
  }
}
