package io.sealport.cli.world;

import java.nio.file.Path;

/**
 * A user's certificate as curl and lftp take it.
 *
 * @param certificate PEM: the leaf first, then its issuing CA (what the CLI writes as NAME.crt);
 *     the leaf alone does too where the server has the issuing CA in its client-ca.pem
 * @param key PEM, not encrypted (NAME.key)
 */
public record ClientCertificate(Path certificate, Path key) {
  public ClientCertificate {
    certificate = certificate.toAbsolutePath();
    key = key.toAbsolutePath();
  }

  /** {@code NAME.crt} and {@code NAME.key} of a folder. */
  public static ClientCertificate in(Path folder, String name) {
    return new ClientCertificate(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }
}
