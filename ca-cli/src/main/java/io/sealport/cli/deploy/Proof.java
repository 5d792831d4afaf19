package io.sealport.cli.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server is made to serve the new files, and how that is seen.
 *
 * @param restartCommand program and arguments; empty: as the server usually is restarted
 * @param probes where to look; empty: ports 21 and 990 of this machine, whichever is open
 * @param login to try afterwards
 * @param patience how long the server may take to serve the new certificate
 */
public record Proof(
    List<String> restartCommand,
    List<ProbeAddress> probes,
    Optional<ProbeLogin> login,
    Duration patience) {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

  public Proof {
    restartCommand = List.copyOf(restartCommand);
    probes = List.copyOf(probes);
  }

  /** The usual restart, and a look at ports 21 and 990. */
  public static Proof usual() {
    return new Proof(List.of(), List.of(), Optional.empty(), USUAL_PATIENCE);
  }

  /**
   * An FTP login that must work afterwards.
   *
   * @param passwordFile that only its owner may read
   * @param certificate with its chain, shown where the server asks for one; with its key
   */
  public record ProbeLogin(
      String user, Path passwordFile, Optional<Path> certificate, Optional<Path> key) {

    /** One that needs no certificate. */
    public ProbeLogin(String user, Path passwordFile) {
      this(user, passwordFile, Optional.empty(), Optional.empty());
    }
  }

  /** The same with looks there. */
  public Proof at(List<ProbeAddress> changed) {
    return new Proof(restartCommand, changed, login, patience);
  }

  /** The same with that login. */
  public Proof with(ProbeLogin changed) {
    return new Proof(restartCommand, probes, Optional.of(changed), patience);
  }

  /** The same with that time. */
  public Proof within(Duration changed) {
    return new Proof(restartCommand, probes, login, changed);
  }
}
