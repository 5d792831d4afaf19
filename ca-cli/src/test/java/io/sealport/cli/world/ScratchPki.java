package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small PKI made by openssl alone, to prove these servers and clients without our product: a
 * root, an issuing CA for servers and one for users, in the files that the product writes.
 */
final class ScratchPki {
  private static final String CA =
      """
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign, cRLSign
      subjectKeyIdentifier = hash
      """;
  private static final String SERVER =
      """
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = serverAuth
      subjectAltName = DNS:localhost, IP:127.0.0.1
      """;
  private static final String USER =
      """
      basicConstraints = critical, CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = clientAuth
      """;

  private final Path folder;
  private final OpenSsl openssl;

  private ScratchPki(Path folder) {
    this.folder = folder;
    this.openssl = new OpenSsl(folder);
  }

  /** Leaves valid for one day, the CAs for two. */
  static ScratchPki in(Path folder) {
    ScratchPki pki = new ScratchPki(folder);
    try {
      pki.root();
      pki.issue("servers-ca", "root", "/CN=Scratch servers CA", CA, 2);
      pki.issue("users-ca", "root", "/CN=Scratch users CA", CA, 2);
      pki.issue("localhost", "servers-ca", "/CN=localhost", SERVER, 1);
      pki.writeServerFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pki;
  }

  /** What a server is started with. */
  Path server() {
    return folder.resolve("server");
  }

  Path rootCertificate() {
    return folder.resolve("root.crt");
  }

  ClientCertificate user(String commonName) {
    return user(commonName, 1);
  }

  /** A certificate whose life ended yesterday. */
  ClientCertificate expiredUser(String commonName) {
    return user(commonName, -1);
  }

  private ClientCertificate user(String commonName, int days) {
    try {
      issue(commonName, "users-ca", "/CN=" + commonName, USER, days);
      concatenate(folder.resolve(commonName + ".crt"), commonName + ".crt", "users-ca.crt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ClientCertificate.in(folder, commonName);
  }

  private void root() throws IOException {
    Files.writeString(folder.resolve("root.ext"), CA);
    request("root", "/CN=Scratch root");
    List<String> sign = signing("root", 2);
    sign.addAll(List.of("-signkey", "root.key"));
    openssl.run(sign).requireOk();
  }

  private void issue(String name, String issuer, String subject, String extensions, int days)
      throws IOException {
    Files.writeString(
        folder.resolve(name + ".ext"), extensions + "authorityKeyIdentifier = keyid:always\n");
    request(name, subject);
    List<String> sign = signing(name, days);
    sign.addAll(List.of("-CA", issuer + ".crt", "-CAkey", issuer + ".key", "-CAcreateserial"));
    openssl.run(sign).requireOk();
  }

  private void request(String name, String subject) {
    List<String> request = new ArrayList<>(List.of("req", "-new", "-nodes", "-sha256"));
    request.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"));
    request.addAll(List.of("-subj", subject, "-keyout", name + ".key", "-out", name + ".csr"));
    openssl.run(request).requireOk();
  }

  private static List<String> signing(String name, int days) {
    List<String> sign = new ArrayList<>(List.of("x509", "-req", "-sha256"));
    sign.addAll(List.of("-days", String.valueOf(days), "-extfile", name + ".ext"));
    sign.addAll(List.of("-in", name + ".csr", "-out", name + ".crt"));
    return sign;
  }

  private void writeServerFolder() throws IOException {
    Path server = Files.createDirectory(server());
    concatenate(server.resolve("cert.pem"), "localhost.crt");
    concatenate(server.resolve("key.pem"), "localhost.key");
    concatenate(server.resolve("chain.pem"), "servers-ca.crt");
    concatenate(server.resolve("fullchain.pem"), "localhost.crt", "servers-ca.crt");
    concatenate(server.resolve("bundle.pem"), "localhost.key", "localhost.crt", "servers-ca.crt");
    concatenate(server.resolve("client-ca.pem"), "users-ca.crt", "root.crt");
    concatenate(server.resolve("root.pem"), "root.crt");
  }

  private void concatenate(Path target, String... sources) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path source : Arrays.stream(sources).map(folder::resolve).toList()) {
      text.append(Files.readString(source));
    }
    Files.writeString(target, text);
  }
}
