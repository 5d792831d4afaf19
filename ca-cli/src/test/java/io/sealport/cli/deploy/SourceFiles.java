package io.sealport.cli.deploy;

import io.sealport.cli.world.ClientCertificate;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;

/** A root, its CAs for servers and users, and the folder that {@code request --out} would write. */
final class SourceFiles {

  private final Path folder;
  private final Forged root;
  private final Forged servers;
  private final Forged users;
  private Forged server;

  private SourceFiles(Path folder) {
    this.folder = folder;
    this.root = valid(Forge.ca("CN=Deploy root")).selfSigned();
    this.servers = valid(Forge.ca("CN=Deploy servers")).by(root);
    this.users = valid(Forge.ca("CN=Deploy users")).by(root);
    this.server = issued();
  }

  static SourceFiles in(Path folder) {
    SourceFiles files = new SourceFiles(folder);
    files.write();
    return files;
  }

  static Forge valid(Forge certificate) {
    Instant now = Instant.now();
    return certificate.valid(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  private Forged issued() {
    return valid(
            Forge.server("localhost")
                .names(
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
        .by(servers);
  }

  Path folder() {
    return folder;
  }

  Forged root() {
    return root;
  }

  Forged users() {
    return users;
  }

  Forged servers() {
    return servers;
  }

  Forged server() {
    return server;
  }

  Path rootPem() {
    return folder.resolve("root.pem");
  }

  /** Another certificate with another key, as renew writes it. */
  void renew() {
    server = issued();
    write();
  }

  X509CertificateHolder certificate() {
    return server.certificate();
  }

  String serial() {
    return server.certificate().getSerialNumber().toString(16);
  }

  ClientCertificate user(String name) {
    return client(name, valid(Forge.user(name)).by(users), users);
  }

  /** Any certificate as a client shows it, its issuer behind it. */
  ClientCertificate client(String name, Forged forged, Forged issuer) {
    write(name + ".crt", Pem.certificates(List.of(forged.certificate(), issuer.certificate())));
    write(name + ".key", Keys.pem(forged.keys().getPrivate()));
    return ClientCertificate.in(folder, name);
  }

  private void write() {
    String key = Keys.pem(server.keys().getPrivate());
    List<X509CertificateHolder> full = List.of(server.certificate(), servers.certificate());
    write("cert.pem", Pem.certificate(server.certificate()));
    write("chain.pem", Pem.certificate(servers.certificate()));
    write("fullchain.pem", Pem.certificates(full));
    write("key.pem", key);
    write("bundle.pem", key + Pem.certificates(full));
    write("root.pem", Pem.certificate(root.certificate()));
    write("client-ca.pem", Pem.certificates(List.of(users.certificate(), root.certificate())));
  }

  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
