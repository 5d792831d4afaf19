package io.sealport.cli.deploy;

import io.sealport.ftps.server.ServerVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of the server's configuration.
 *
 * @param file that is edited; empty: where the server usually has it
 * @param main that the server is started with, where the file is included by another; for the
 *     server's own check
 * @param section of the file, where several have certificates: ProFTPD's {@code <VirtualHost>} by
 *     its words, SFTPGo's binding by its port
 * @param clients whether clients show certificates
 * @param program the server's own, for its version and its check; empty: on the PATH
 * @param version where the program need not be asked
 */
public record Settings(
    Optional<Path> file,
    Optional<Path> main,
    Optional<String> section,
    Clients clients,
    Optional<Path> program,
    Optional<ServerVersion> version) {

  /** Whether clients must show a certificate of {@code client-ca.pem}. */
  public enum Clients {
    /** As the configuration says now. */
    KEEP("keep"),
    NONE("none"),
    OPTIONAL("optional"),
    REQUIRED("required");

    private final String wire;

    Clients(String wire) {
      this.wire = wire;
    }

    /** As options spell it. */
    public String wire() {
      return wire;
    }
  }

  /** As the server usually has it, clients as they are. */
  public static Settings usual() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Clients.KEEP,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with that file. */
  public Settings in(Path configuration) {
    return new Settings(Optional.of(configuration), main, section, clients, program, version);
  }

  /** The same with clients treated so. */
  public Settings admitting(Clients changed) {
    return new Settings(file, main, section, changed, program, version);
  }

  /** The same with that program. */
  public Settings of(Path changed) {
    return new Settings(file, main, section, clients, Optional.of(changed), version);
  }
}
