package io.sealport.cli.delivery;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A key with its certificate and chain as PKCS#12. Encrypted with PBES2 (AES-256, HMAC-SHA-256),
 * authenticated with HMAC-SHA-256: the JDK's own choice since 17, which OpenSSL 3, curl, WinSCP and
 * Windows (10 1709, Server 2019 and later) read.
 */
public final class Pkcs12 {

  private static final String KEY_ENCRYPTION = "PBEWithHmacSHA256AndAES_256";

  /** What the JDK uses for the certificates of the same file. */
  private static final int ITERATIONS = 10_000;

  private static final int SALT = 20;

  private Pkcs12() {}

  /**
   * The file's bytes.
   *
   * @param name by which programs list the key: the login
   * @param fullChain PEM, the leaf first, without the root
   */
  public static byte[] encode(String name, PrivateKey key, String fullChain, char[] passphrase) {
    try {
      Certificate[] chain = chain(fullChain);
      byte[] salt = new byte[SALT];
      new SecureRandom().nextBytes(salt);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setEntry(
          name,
          new KeyStore.PrivateKeyEntry(jdk(key, chain[0]), chain),
          new KeyStore.PasswordProtection(
              passphrase, KEY_ENCRYPTION, new PBEParameterSpec(salt, ITERATIONS)));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      store.store(file, passphrase);
      return file.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write PKCS#12: " + e.getMessage(), e);
    }
  }

  /** A store of certificates that are trusted, as Java programs read it. */
  public static byte[] anchors(List<X509CertificateHolder> anchors, char[] passphrase) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate anchor : jdk(anchors)) {
        number++;
        store.setCertificateEntry("ca-" + number, anchor);
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      store.store(file, passphrase);
      return file.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write PKCS#12: " + e.getMessage(), e);
    }
  }

  /** The JDK and Bouncy Castle call Ed25519 by different names, and the store compares them. */
  private static PrivateKey jdk(PrivateKey key, Certificate leaf) throws GeneralSecurityException {
    return KeyFactory.getInstance(leaf.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  private static Certificate[] chain(String pem) throws GeneralSecurityException {
    byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
    return jdk(Pem.readCertificates(text, "the chain")).toArray(new Certificate[0]);
  }

  private static List<Certificate> jdk(List<X509CertificateHolder> certificates)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> all = new ArrayList<>();
    for (X509CertificateHolder c : certificates) {
      all.add(factory.generateCertificate(new ByteArrayInputStream(CertificateFacts.encoded(c))));
    }
    return all;
  }
}
