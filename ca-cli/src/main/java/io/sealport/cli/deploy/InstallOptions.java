package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.ServerVersion;
import io.sealport.pki.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where files come from and go, what the server is, and how it is seen that it works. */
public final class InstallOptions {

  /** For the shell to complete. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FtpServerKind.ids().iterator();
    }
  }

  /** For the shell to complete. */
  static final class ClientWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Settings.Clients.values()).map(Settings.Clients::wire).iterator();
    }
  }

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The folder that request --out or export --out wrote, with key.pem.")
  private Path from = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where the server reads them; default /etc/sealport/KIND.")
  private @Nullable Path to;

  @Option(
      names = "--owner",
      paramLabel = "USER[:GROUP]",
      description = "Whose the files are; default as those before, or whoever runs this.")
  private @Nullable String owner;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The server's configuration; default where it usually is.")
  private @Nullable Path config;

  @Option(
      names = "--main-config",
      paramLabel = "FILE",
      description = "The file that includes --config, for the server's own check.")
  private @Nullable Path mainConfig;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "ProFTPD's <VirtualHost>, SFTPGo's binding by number, IIS's site.")
  private @Nullable String section;

  @Option(
      names = "--clients",
      paramLabel = "HOW",
      completionCandidates = ClientWords.class,
      description =
          "Certificates of clients: keep (as configured now, the default), none, optional, required.")
  private String clients = Settings.Clients.KEEP.wire();

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "The server's program, asked for its version and, ProFTPD, for its check.")
  private @Nullable Path program;

  @Option(
      names = "--server-version",
      paramLabel = "V",
      description = "Its version, where the program cannot be asked.")
  private @Nullable String version;

  @Option(
      names = "--restart-command",
      paramLabel = "WORD",
      arity = "1..*",
      description = "How it is restarted: program and arguments, no shell; default by systemctl.")
  private List<String> restartCommand = new ArrayList<>();

  @Option(
      names = "--probe",
      paramLabel = "HOST:PORT",
      description =
          "Where to look afterwards, implicit:HOST:PORT where TLS comes first; default 127.0.0.1 at"
              + " 21 and 990, whichever is open.")
  private List<String> probes = new ArrayList<>();

  @Option(
      names = "--probe-login",
      paramLabel = "USER",
      description = "A login that must work afterwards.")
  private @Nullable String probeLogin;

  @Option(
      names = "--probe-password-file",
      paramLabel = "FILE",
      description = "Its password, in a file that only its owner may read.")
  private @Nullable Path probePasswordFile;

  @Option(
      names = "--probe-cert",
      paramLabel = "FILE",
      description =
          "A client certificate with its chain, where the server asks that login for one.")
  private @Nullable Path probeCertificate;

  @Option(names = "--probe-key", paramLabel = "FILE", description = "Its key, not encrypted.")
  private @Nullable Path probeKey;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "How long the server may take to serve the new certificate; default 20s.")
  private String wait = "20s";

  /**
   * The order.
   *
   * @throws Fault BAD_INPUT for what makes no sense
   */
  DeployOrder order(FtpServerKind kind, DeployOrder.Mode mode) {
    Path target = to == null ? Placement.of(kind, from).target() : to;
    return DeployOrder.of(kind, from)
        .with(new Placement(from, target, Optional.ofNullable(owner)))
        .with(settings())
        .with(proof())
        .with(mode);
  }

  private Settings settings() {
    return new Settings(
        Optional.ofNullable(config),
        Optional.ofNullable(mainConfig),
        Optional.ofNullable(section),
        clients(),
        Optional.ofNullable(program),
        Optional.ofNullable(version).map(ServerVersion::parse));
  }

  private Settings.Clients clients() {
    return Arrays.stream(Settings.Clients.values())
        .filter(c -> c.wire().equals(clients))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "--clients \"" + clients + "\"; wanted keep, none, optional or required"));
  }

  private Proof proof() {
    if ((probeLogin == null) != (probePasswordFile == null)) {
      throw Fault.of(Kind.BAD_INPUT, "--probe-login and --probe-password-file belong together");
    }
    if ((probeCertificate == null) != (probeKey == null)) {
      throw Fault.of(Kind.BAD_INPUT, "--probe-cert and --probe-key belong together");
    }
    Optional<Proof.ProbeLogin> login =
        probeLogin == null || probePasswordFile == null
            ? Optional.empty()
            : Optional.of(
                new Proof.ProbeLogin(
                    probeLogin,
                    probePasswordFile,
                    Optional.ofNullable(probeCertificate),
                    Optional.ofNullable(probeKey)));
    List<ProbeAddress> addresses = probes.stream().map(ProbeAddress::parse).toList();
    return new Proof(restartCommand, addresses, login, Durations.parse(wait));
  }
}
