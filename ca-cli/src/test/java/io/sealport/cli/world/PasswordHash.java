package io.sealport.cli.world;

import java.nio.file.Path;

/** crypt(3) SHA-512 of a password, as ProFTPD and Pure-FTPd read it from their user files. */
final class PasswordHash {
  private PasswordHash() {}

  static String of(String password) {
    OpenSsl openssl = new OpenSsl(Path.of(System.getProperty("java.io.tmpdir")));
    return openssl.run("passwd", "-6", password).requireOk().stdout().strip();
  }
}
