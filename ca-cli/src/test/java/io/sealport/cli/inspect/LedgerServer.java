package io.sealport.cli.inspect;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Json;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** A server's https side on loopback that knows one certificate. */
final class LedgerServer implements AutoCloseable {

  private final HttpsServer https;
  private final Path trust;

  LedgerServer(Path folder) throws Exception {
    Instant now = Instant.now();
    Forged root =
        Forge.ca("CN=Ledger Root").valid(now.minusSeconds(60), now.plusSeconds(600)).selfSigned();
    Forged own =
        Forge.server("localhost")
            .names(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))
            .valid(now.minusSeconds(60), now.plusSeconds(600))
            .by(root);
    trust = folder.resolve("ledger-root.pem");
    Files.writeString(trust, Pem.certificate(root.certificate()));
    https = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context(own)));
    https.start();
  }

  private static SSLContext context(Forged own) throws Exception {
    char[] secret = "x".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate certificate = new JcaX509CertificateConverter().getCertificate(own.certificate());
    store.setKeyEntry("x", own.keys().getPrivate(), secret, new Certificate[] {certificate});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, secret);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  String url() {
    return "https://127.0.0.1:" + https.getAddress().getPort();
  }

  Path trust() {
    return trust;
  }

  /** Answers for that certificate, as one revoked an hour ago. */
  void knows(Forged certificate, Forged ca, Forged root) throws IOException {
    String serial = certificate.certificate().getSerialNumber().toString(16);
    CertificateInfo info =
        new CertificateInfo(
            serial,
            "ftps-server",
            "servers",
            "CN=ftp.example.com",
            List.of("dns:ftp.example.com"),
            "revoked",
            certificate.certificate().getNotBefore().toInstant(),
            certificate.certificate().getNotAfter().toInstant(),
            "ec-p256",
            "00",
            "123",
            "456",
            null,
            "operator:admin",
            "keyCompromise",
            Forge.NOW.minusSeconds(3600),
            null);
    byte[] bundle =
        Json.mapper()
            .writeValueAsBytes(
                new CertificateBundle(
                    info,
                    Pem.certificate(certificate.certificate()),
                    Pem.certificate(ca.certificate()),
                    Pem.certificate(root.certificate()),
                    "",
                    ""));
    https.createContext(
        "/api/v1/certificates/" + serial,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bundle.length);
            exchange.getResponseBody().write(bundle);
          }
        });
  }

  @Override
  public void close() {
    https.stop(0);
  }
}
