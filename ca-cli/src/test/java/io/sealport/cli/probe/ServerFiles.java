package io.sealport.cli.probe;

import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;

/** A server's certificate, for localhost and 127.0.0.1, in the files that servers read. */
public record ServerFiles(Path folder, Forged root, Forged issuer, Forged server) {

  public static ServerFiles in(Path folder) throws IOException {
    return in(folder, f -> f);
  }

  /** The same, with something else in the server's certificate. */
  static ServerFiles in(Path folder, UnaryOperator<Forge> more) throws IOException {
    Forged root = valid(Forge.ca("CN=Probe root")).selfSigned();
    Forged issuer = valid(Forge.ca("CN=Probe servers")).by(root);
    Forged server =
        more.apply(
                valid(
                    Forge.server("localhost")
                        .names(
                            new GeneralName(GeneralName.dNSName, "localhost"),
                            new GeneralName(GeneralName.iPAddress, "127.0.0.1"))))
            .by(issuer);
    ServerFiles files = new ServerFiles(folder, root, issuer, server);
    files.write();
    return files;
  }

  private static Forge valid(Forge certificate) {
    Instant now = Instant.now();
    return certificate.valid(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  /** What the server is to send. */
  List<X509CertificateHolder> chain() {
    return List.of(server.certificate(), issuer.certificate());
  }

  private void write() throws IOException {
    String key = Keys.pem(server.keys().getPrivate());
    write("cert.pem", Pem.certificate(server.certificate()));
    write("chain.pem", Pem.certificate(issuer.certificate()));
    write("fullchain.pem", Pem.certificates(chain()));
    write("key.pem", key);
    write("bundle.pem", key + Pem.certificates(chain()));
    write("client-ca.pem", Pem.certificates(List.of(issuer.certificate(), root.certificate())));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
