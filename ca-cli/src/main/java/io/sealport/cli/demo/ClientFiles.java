package io.sealport.cli.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one FTPS user.
 *
 * @param certificate the user's certificate, PEM
 * @param chain the CAs above it, PEM; without it only the leaf is sent, as some clients do
 * @param key the private key, unencrypted PKCS#8 PEM
 */
public record ClientFiles(Path certificate, Optional<Path> chain, Path key) {
  /** NAME.crt and NAME.key of a folder, with a chain file. */
  public static ClientFiles in(Path folder, String name, Path chain) {
    return new ClientFiles(
        folder.resolve(name + ".crt"), Optional.of(chain), folder.resolve(name + ".key"));
  }
}
