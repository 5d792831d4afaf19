package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be installed where, and how it is seen that it works.
 *
 * @param files where they come from and go
 * @param settings the server's configuration
 * @param proof restart and looks afterwards
 */
public record DeployOrder(
    FtpServerKind server, Placement files, Settings settings, Proof proof, Mode mode) {

  /** How much is done. */
  public enum Mode {
    /** Says what is to be done; reads no configuration. */
    SHOW,
    /** Says what would be changed, the configuration as a diff. */
    DRY_RUN,
    /** Writes the files and touches no server. */
    FILES_ONLY,
    /** Does it. */
    APPLY
  }

  /** As that server usually is: its usual configuration, restart and ports; does it. */
  public static DeployOrder of(FtpServerKind server, Path source) {
    return new DeployOrder(
        server, Placement.of(server, source), Settings.usual(), Proof.usual(), Mode.APPLY);
  }

  public DeployOrder with(Placement changed) {
    return new DeployOrder(server, changed, settings, proof, mode);
  }

  public DeployOrder with(Settings changed) {
    return new DeployOrder(server, files, changed, proof, mode);
  }

  public DeployOrder with(Proof changed) {
    return new DeployOrder(server, files, settings, changed, mode);
  }

  public DeployOrder with(Mode changed) {
    return new DeployOrder(server, files, settings, proof, changed);
  }

  /** The restart command as a list of arguments; empty: as the server usually is restarted. */
  public DeployOrder restartedBy(List<String> command) {
    return with(new Proof(command, proof.probes(), proof.login(), proof.patience()));
  }
}
