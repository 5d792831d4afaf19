package io.sealport.pki;

import io.sealport.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A private key that came from elsewhere, for those who hand it on and need not touch it. */
public final class HeldKey {

  private static final int CHALLENGE_BYTES = 32;

  private final PrivateKey key;

  HeldKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads a key from PEM; see {@link Keys#read}.
   *
   * @throws Fault BAD_INPUT if there is none, UNAUTHENTICATED if the passphrase does not open it
   */
  public static HeldKey read(String pem, char[] passphrase, String source) {
    return new HeldKey(Keys.read(pem, passphrase, source));
  }

  /** Whether it is the private half of that public key: it signs, the other verifies. */
  public boolean fits(SubjectPublicKeyInfo publicKey) {
    try {
      byte[] challenge = new byte[CHALLENGE_BYTES];
      new SecureRandom().nextBytes(challenge);
      KeyPen pen = new KeyPen(key, Keys.publicKey(publicKey));
      byte[] signature = pen.sign(challenge);
      return SignatureScheme.of(pen.algorithm(), "a challenge")
          .verifies(publicKey, challenge, signature);
    } catch (Fault e) {
      // A key of another algorithm does not even sign.
      return false;
    }
  }

  /** The key as encrypted PKCS#8 PEM, in ASCII. */
  public byte[] encryptedPem(char[] passphrase) {
    return Keys.encryptedPem(key, passphrase).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "HeldKey";
  }
}
