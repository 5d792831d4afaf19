package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files come from and go.
 *
 * @param source the folder of {@code request --out}
 * @param target the folder that gets a sub-folder for each installed set, and {@code current}, a
 *     link to the one in use
 * @param owner {@code USER} or {@code USER:GROUP} of what is written; empty: as the set before, or
 *     whoever runs this
 */
public record Placement(Path source, Path target, Optional<String> owner) {

  private static final Path USUAL = Path.of("/etc/sealport");

  public Placement {
    source = source.toAbsolutePath().normalize();
    target = target.toAbsolutePath().normalize();
  }

  /** Into {@code /etc/sealport/SERVER}. */
  public static Placement of(FtpServerKind server, Path source) {
    return new Placement(source, USUAL.resolve(server.id()), Optional.empty());
  }
}
