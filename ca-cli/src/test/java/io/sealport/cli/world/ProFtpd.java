package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ProFTPD with mod_tls and users of a file of its own. Runs as any account. */
public final class ProFtpd implements FtpsServer {
  private final FtpsOptions options;
  private final ServerFolder folder;
  private final ServerProcess process;

  private ProFtpd(FtpsOptions options, ServerFolder folder, ServerProcess process) {
    this.options = options;
    this.folder = folder;
    this.process = process;
  }

  /** Throws {@link IllegalStateException} with the server's log where it does not start. */
  public static ProFtpd start(FtpsOptions options) {
    Path program = OutsidePrograms.path("proftpd");
    ServerFolder folder = ServerFolder.create("proftpd");
    int port = LoopbackPorts.reserved();
    try {
      List<String> lines = new ArrayList<>(modules(program));
      lines.addAll(listening(folder, port));
      lines.addAll(users(options, folder));
      lines.addAll(tls(options, folder));
      Path configuration = folder.write("proftpd.conf", lines);
      List<String> command =
          List.of(program.toString(), "--nodaemon", "--config", configuration.toString());
      return new ProFtpd(options, folder, ServerProcess.start(command, folder, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return process.port();
  }

  @Override
  public FtpsOptions options() {
    return options;
  }

  @Override
  public Path root() {
    return folder.files();
  }

  @Override
  public String log() {
    return process.log();
  }

  @Override
  public void restart() {
    process.restart();
  }

  @Override
  public void close() {
    process.close();
  }

  /** An unpacked package has its modules beside it, not where the program was built to look. */
  static List<String> modules(Path program) {
    List<String> lines = new ArrayList<>();
    Optional<Path> unpacked = OutsidePrograms.packageOf(program);
    unpacked.ifPresent(folder -> lines.add("ModulePath " + folder.resolve("usr/lib/proftpd")));
    lines.add("LoadModule mod_tls.c");
    return lines;
  }

  static List<String> listening(ServerFolder folder, int port) throws IOException {
    LoopbackPorts.PassiveRange passive = LoopbackPorts.passiveRange();
    return List.of(
        "ServerName sealport-test",
        "ServerType standalone",
        "DefaultAddress " + LoopbackPorts.HOST,
        "UseIPv6 off",
        "SocketBindTight on",
        "Port " + port,
        "PassivePorts " + passive.first() + " " + passive.last(),
        "UseReverseDNS off",
        "User " + folder.owner(),
        "Group " + folder.group(),
        "PidFile " + folder.resolve("proftpd.pid"),
        "ScoreboardFile none",
        "SystemLog " + folder.resolve("system.log"),
        "TransferLog " + folder.resolve("transfers.log"),
        "WtmpLog off",
        "DelayEngine off");
  }

  static List<String> users(FtpsOptions options, ServerFolder folder) throws IOException {
    List<String> accounts = new ArrayList<>();
    for (Map.Entry<String, String> user : options.users().entrySet()) {
      accounts.add(
          String.join(
              ":",
              user.getKey(),
              PasswordHash.of(user.getValue()),
              folder.ownerNumbers(),
              "",
              folder.files().toString(),
              "/bin/false"));
    }
    Path file = folder.write("users", accounts);
    List<String> lines =
        new ArrayList<>(
            List.of(
                "AuthOrder mod_auth_file.c" + (options.anonymous() ? " mod_auth_unix.c" : ""),
                "AuthUserFile " + file,
                "RequireValidShell off",
                "AllowOverwrite on",
                "Umask 022"));
    if (options.anonymous()) {
      lines.addAll(anonymous(folder));
    }
    return lines;
  }

  private static List<String> anonymous(ServerFolder folder) throws IOException {
    return List.of(
        "<Anonymous " + folder.files() + ">",
        "User " + folder.owner(),
        "Group " + folder.group(),
        "UserAlias anonymous " + folder.owner(),
        "RequireValidShell off",
        "<Limit WRITE>",
        "DenyAll",
        "</Limit>",
        "</Anonymous>");
  }

  private static List<String> tls(FtpsOptions options, ServerFolder folder) {
    List<String> lines = new ArrayList<>();
    lines.add("TLSEngine on");
    lines.add("TLSLog " + folder.resolve("tls.log"));
    lines.add("TLSProtocol TLSv1.2 TLSv1.3");
    lines.add("TLSRequired on");
    // The ECC directives take keys of every kind; a leaf with its chain in one file would be sent
    // without the chain.
    lines.add("TLSECCertificateFile " + options.file("cert.pem"));
    lines.add("TLSECCertificateKeyFile " + options.file("key.pem"));
    if (Files.exists(options.file("chain.pem"))) {
      lines.add("TLSCertificateChainFile " + options.file("chain.pem"));
    }
    lines.add("TLSCACertificateFile " + options.file("client-ca.pem"));
    lines.add("TLSVerifyClient " + (options.clientCertificateRequired() ? "on" : "off"));
    if (options.implicit()) {
      lines.add("TLSOptions UseImplicitSSL");
    }
    if (options.userIsCommonName()) {
      lines.add("TLSUserName CommonName");
    }
    if (options.asksOcspResponder()) {
      lines.add("TLSVerifyOrder ocsp");
    }
    return lines;
  }
}
