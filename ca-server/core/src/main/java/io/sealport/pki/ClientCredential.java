package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A client certificate with its key, to be shown in TLS handshakes. Its text has no secret. */
public final class ClientCredential {

  private final List<X509CertificateHolder> chain;
  private final AsymmetricKeyParameter key;

  private ClientCredential(List<X509CertificateHolder> chain, AsymmetricKeyParameter key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * A credential.
   *
   * @param chain the certificate itself first, then what is to be sent along
   * @throws Fault BAD_INPUT if there is no certificate, or the key is not the first one's
   */
  public static ClientCredential of(List<X509CertificateHolder> chain, PrivateKey key) {
    if (chain.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "a client credential without a certificate");
    }
    SubjectPublicKeyInfo own = chain.get(0).getSubjectPublicKeyInfo();
    if (!belong(key, own)) {
      throw Fault.of(Kind.BAD_INPUT, "the key is not the client certificate's");
    }
    return new ClientCredential(chain, parameter(key));
  }

  private static boolean belong(PrivateKey key, SubjectPublicKeyInfo own) {
    byte[] text = {1};
    try {
      byte[] signature = new KeyPen(key, Keys.publicKey(own)).sign(text);
      return SignatureScheme.forKey(KeyType.of(own)).verifies(own, text, signature);
    } catch (Fault e) {
      // A key of another algorithm cannot sign so.
      return false;
    }
  }

  private static AsymmetricKeyParameter parameter(PrivateKey key) {
    try {
      return PrivateKeyFactory.createKey(key.getEncoded());
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, "the client's private key is of no usable kind", e);
    }
  }

  /** The certificate itself first. */
  public List<X509CertificateHolder> chain() {
    return chain;
  }

  /** The client's own certificate. */
  public X509CertificateHolder certificate() {
    return chain.get(0);
  }

  /** The private key, for a TLS library alone. */
  public AsymmetricKeyParameter key() {
    return key;
  }

  @Override
  public String toString() {
    return "the client certificate of " + CertificateWindow.name(certificate().getSubject());
  }
}
