package io.sealport.server.identity.web;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.cert.X509CertificateHolder;

/** A file of CA certificates in PEM that a service is verified with, and no other CA. */
public final class TrustFile {

  private static final long MAX_BYTES = 1024 * 1024;

  private TrustFile() {}

  /**
   * What verifies with the file's CAs.
   *
   * @throws Fault if the file cannot be read or holds no certificate
   */
  public static SSLContext read(Path file) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(file));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw Fault.of(Kind.BAD_CONFIGURATION, file + " cannot be used as trusted CAs", e);
    }
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    int number = 0;
    for (X509CertificateHolder holder :
        Pem.readCertificates(SafeFile.read(file, MAX_BYTES), file.toString())) {
      byte[] der = CertificateFacts.encoded(holder);
      store.setCertificateEntry(
          "ca-" + number++, factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return store;
  }
}
