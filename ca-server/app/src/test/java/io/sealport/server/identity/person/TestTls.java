package io.sealport.server.identity.person;

import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** A CA of the run and certificates of loopback servers by it, valid by the machine's clock. */
public final class TestTls {

  private static final Instant FROM = Instant.now().minus(Duration.ofHours(1));
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private static final Forge.Forged CA = Forge.ca("CN=Loopback CA").valid(FROM, TO).selfSigned();

  private TestTls() {}

  /** The CA's certificate in a file of its own. */
  public static Path trustFile() {
    try {
      Path file = Files.createTempFile("sealport-trust", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Pem.certificate(CA.certificate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server with a certificate for that address. */
  public static SSLContext server(String address) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore(address, new char[0]), new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same as a key store under that password. */
  public static KeyStore keyStore(String address, char[] password) {
    Forge.Forged leaf =
        Forge.of("CN=" + address)
            .valid(FROM, TO)
            .names(Names.general(Name.ip(address)))
            .purpose(KeyPurposeId.id_kp_serverAuth)
            .by(CA);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      store.setKeyEntry(
          "server",
          leaf.keys().getPrivate(),
          password,
          new X509Certificate[] {
            converter.getCertificate(leaf.certificate()), converter.getCertificate(CA.certificate())
          });
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
