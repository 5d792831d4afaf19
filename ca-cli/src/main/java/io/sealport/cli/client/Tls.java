package io.sealport.cli.client;

import io.sealport.cli.tls.OneIdentity;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.cert.X509CertificateHolder;

/** TLS that trusts what one file holds and nothing else. */
final class Tls {

  private static final int MAX_BYTES = 1 << 20;

  private Tls() {}

  static SSLContext context(Path trust, Credential credential) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] own =
          credential instanceof Credential.ClientCertificate c
              ? new KeyManager[] {identity(c)}
              : new KeyManager[0];
      context.init(own, trustIn(trust), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trustIn(Path file) throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    for (X509Certificate anchor : certificates(file)) {
      anchors.setCertificateEntry("anchor-" + anchors.size(), anchor);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  private static KeyManager identity(Credential.ClientCertificate files)
      throws GeneralSecurityException {
    List<X509Certificate> chain = certificates(files.certificate());
    String pem = SafeFile.readText(files.key(), MAX_BYTES);
    PrivateKey key = Keys.read(pem, new char[0], files.key().toString());
    String algorithm = chain.get(0).getPublicKey().getAlgorithm();
    // JSSE signs with the JDK's own providers: a key object of theirs.
    PrivateKey own =
        KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    return new OneIdentity(own, chain);
  }

  private static List<X509Certificate> certificates(Path file) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    return Pem.readCertificates(bytes, file.toString()).stream().map(Tls::certificate).toList();
  }

  private static X509Certificate certificate(X509CertificateHolder holder) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(CertificateFacts.encoded(holder)));
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.BAD_INPUT, "a certificate cannot be read: " + e.getMessage(), e);
    }
  }
}
