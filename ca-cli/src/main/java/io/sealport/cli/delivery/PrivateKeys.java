package io.sealport.cli.delivery;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.Providers;
import io.sealport.pki.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whether a private key and a certificate belong together. */
public final class PrivateKeys {

  private static final byte[] SAMPLE = "sealport".getBytes(StandardCharsets.US_ASCII);

  private PrivateKeys() {}

  /**
   * The pair of a private key in PEM and the public key of a certificate in PEM.
   *
   * @throws Fault BAD_INPUT if they do not belong together
   */
  public static KeyPair pair(String keyPem, String certificatePem, String source) {
    X509CertificateHolder leaf =
        Pem.readCertificates(certificatePem.getBytes(StandardCharsets.US_ASCII), "the certificate")
            .get(0);
    return pair(keyPem, leaf.getSubjectPublicKeyInfo(), source, "the certificate");
  }

  /**
   * The pair of a private key in PEM and a public key.
   *
   * @param whose where the public key is from, for the message
   * @throws Fault BAD_INPUT if they do not belong together
   */
  public static KeyPair pair(
      String keyPem, SubjectPublicKeyInfo info, String source, String whose) {
    PrivateKey key = Keys.read(keyPem, new char[0], source);
    if (!belong(key, info)) {
      throw Fault.of(Kind.BAD_INPUT, source + " is not the private key of " + whose);
    }
    return new KeyPair(Keys.publicKey(info), key);
  }

  private static boolean belong(PrivateKey key, SubjectPublicKeyInfo info) {
    SignatureScheme scheme = SignatureScheme.forKey(KeyType.of(info));
    try {
      Signature signer = Signature.getInstance(scheme.jca(), Providers.bouncyCastle());
      signer.initSign(key);
      signer.update(SAMPLE);
      return scheme.verifies(info, SAMPLE, signer.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // A key of another algorithm cannot sign so.
      return false;
    }
  }
}
