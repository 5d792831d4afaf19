package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CA of the real {@code openssl ca}: its configuration, database, serials and CRL numbers. */
public final class OpenSslCa {
  private static final String CONFIGURATION =
      """
      [ ca ]
      default_ca = here
      [ here ]
      dir = .
      certificate = $dir/cacert.pem
      private_key = $dir/private/cakey.pem
      database = $dir/index.txt
      serial = $dir/serial
      crlnumber = $dir/crlnumber
      crl = $dir/crl.pem
      new_certs_dir = $dir/newcerts
      default_md = sha256
      default_days = 365
      default_crl_days = 30
      policy = any
      unique_subject = no
      [ any ]
      commonName = supplied
      organizationName = optional
      [ req ]
      distinguished_name = name
      [ name ]
      [ ca_cert ]
      basicConstraints = critical, CA:TRUE
      subjectKeyIdentifier = hash
      [ user ]
      basicConstraints = CA:FALSE
      extendedKeyUsage = clientAuth
      crlDistributionPoints = URI:http://old.example.com/old.crl
      [ sub_ca ]
      basicConstraints = critical, CA:TRUE
      subjectKeyIdentifier = hash
      keyUsage = critical, keyCertSign, cRLSign
      """;

  private final Path folder;
  private final OpenSsl openssl;

  private OpenSslCa(Path folder) {
    this.folder = folder;
    this.openssl = new OpenSsl(folder);
  }

  /**
   * Makes a CA that is its own root, with a key in the encrypted form of before PKCS#8.
   *
   * @param serial the first one that it gives, in hex
   */
  public static OpenSslCa make(Path folder, String name, String serial, String passphrase) {
    OpenSslCa ca = lay(folder, serial);
    ca.run(
        "genrsa",
        "-traditional",
        "-aes256",
        "-passout",
        "pass:" + passphrase,
        "-out",
        "private/cakey.pem",
        "2048");
    ca.run(
        "req",
        "-new",
        "-x509",
        "-config",
        "openssl.cnf",
        "-extensions",
        "ca_cert",
        "-days",
        "900",
        "-key",
        "private/cakey.pem",
        "-passin",
        "pass:" + passphrase,
        "-subj",
        "/CN=" + name,
        "-out",
        "cacert.pem");
    return ca;
  }

  /** Makes a CA below this one, with a key that is not encrypted. */
  public OpenSslCa makeBelow(Path place, String name, String serial, String passphrase) {
    OpenSslCa below = lay(place, serial);
    below.key("private/cakey.pem");
    below.run(
        "req",
        "-new",
        "-config",
        "openssl.cnf",
        "-key",
        "private/cakey.pem",
        "-subj",
        "/CN=" + name,
        "-out",
        "ca.csr");
    sign(below.path("ca.csr"), below.path("cacert.pem"), "sub_ca", passphrase);
    return below;
  }

  private static OpenSslCa lay(Path folder, String serial) {
    try {
      Files.createDirectories(folder.resolve("private"));
      Files.createDirectories(folder.resolve("newcerts"));
      Files.writeString(folder.resolve("openssl.cnf"), CONFIGURATION);
      Files.writeString(folder.resolve("index.txt"), "");
      Files.writeString(folder.resolve("serial"), serial + "\n");
      Files.writeString(folder.resolve("crlnumber"), "1000\n");
      return new OpenSslCa(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public Path authority() {
    return path("cacert.pem");
  }

  /** A user's certificate and key. */
  public ClientCertificate user(String name, String passphrase) {
    key(name + ".key");
    run(
        "req",
        "-new",
        "-config",
        "openssl.cnf",
        "-key",
        name + ".key",
        "-subj",
        "/CN=" + name,
        "-out",
        name + ".csr");
    sign(path(name + ".csr"), path(name + ".crt"), "user", passphrase);
    return new ClientCertificate(path(name + ".crt"), path(name + ".key"));
  }

  public void revoke(Path certificate, String reason, String passphrase) {
    ca(passphrase, "-revoke", certificate.toString(), "-crl_reason", reason);
  }

  public void genCrl(String passphrase) {
    ca(passphrase, "-gencrl", "-out", "crl.pem");
  }

  private void sign(Path csr, Path certificate, String extensions, String passphrase) {
    ca(
        passphrase,
        "-extensions",
        extensions,
        "-notext",
        "-in",
        csr.toString(),
        "-out",
        certificate.toString());
  }

  private void key(String file) {
    run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file);
  }

  private void ca(String passphrase, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("ca", "-batch", "-config", "openssl.cnf", "-passin", "pass:" + passphrase));
    command.addAll(List.of(arguments));
    openssl.run(command).requireOk();
  }

  /** Any openssl command in the CA's folder. */
  public Result run(String... arguments) {
    return openssl.run(arguments).requireOk();
  }
}
