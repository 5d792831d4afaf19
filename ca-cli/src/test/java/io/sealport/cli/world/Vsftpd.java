package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** vsftpd: users of PAM, all of them guests that share one folder. Needs root. */
public final class Vsftpd implements FtpsServer {
  private final FtpsOptions options;
  private final ServerFolder folder;
  private final PamService pam;
  private final ServerProcess process;

  private Vsftpd(FtpsOptions options, ServerFolder folder, PamService pam, ServerProcess process) {
    this.options = options;
    this.folder = folder;
    this.pam = pam;
    this.process = process;
  }

  /** Throws {@link IllegalStateException} with the server's log where it does not start. */
  public static Vsftpd start(FtpsOptions options) {
    return start(options, Set.of());
  }

  /** The same, leaving these settings as they are where nobody sets them. */
  public static Vsftpd start(FtpsOptions options, Set<String> unset) {
    options.refuseProFtpdOnly("vsftpd");
    Path program = OutsidePrograms.path("vsftpd");
    OutsidePrograms.requireRoot("vsftpd");
    ServerFolder folder = ServerFolder.create("vsftpd");
    int port = LoopbackPorts.reserved();
    try {
      PamService pam = PamService.create(folder, options.users());
      try {
        List<String> lines = configuration(options, folder, pam.name(), port);
        lines.removeIf(l -> unset.contains(l.substring(0, l.indexOf('='))));
        Path configuration = folder.write("vsftpd.conf", lines);
        List<String> command = List.of(program.toString(), configuration.toString());
        return new Vsftpd(options, folder, pam, ServerProcess.start(command, folder, port));
      } catch (IOException | RuntimeException e) {
        pam.close();
        throw e;
      }
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
    pam.close();
  }

  private static List<String> configuration(
      FtpsOptions options, ServerFolder folder, String pam, int port) throws IOException {
    List<String> lines = new ArrayList<>(listening(port));
    lines.addAll(users(options, folder, pam));
    lines.addAll(tls(options));
    lines.addAll(
        List.of(
            "xferlog_enable=YES",
            "dual_log_enable=YES",
            "xferlog_file=" + folder.resolve("transfers.log"),
            "vsftpd_log_file=" + folder.resolve("vsftpd.log"),
            "log_ftp_protocol=YES",
            "debug_ssl=YES"));
    return lines;
  }

  static List<String> listening(int port) {
    LoopbackPorts.PassiveRange passive = LoopbackPorts.passiveRange();
    return List.of(
        "listen=YES",
        "listen_address=" + LoopbackPorts.HOST,
        "listen_port=" + port,
        "pasv_min_port=" + passive.first(),
        "pasv_max_port=" + passive.last(),
        "connect_from_port_20=NO",
        "background=NO",
        // Namespaces and system call filters are refused in many containers.
        "isolate=NO",
        "isolate_network=NO",
        "seccomp_sandbox=NO");
  }

  static List<String> users(FtpsOptions options, ServerFolder folder, String pam)
      throws IOException {
    return List.of(
        "anonymous_enable=" + (options.anonymous() ? "YES" : "NO"),
        "allow_anon_ssl=YES",
        // vsftpd lets nobody in anonymously who could write into the root.
        "ftp_username=bin",
        "anon_root=" + folder.files(),
        "local_enable=YES",
        "write_enable=YES",
        "pam_service_name=" + pam,
        "guest_enable=YES",
        "guest_username=" + folder.owner(),
        "virtual_use_local_privs=YES",
        "local_root=" + folder.files(),
        "allow_writeable_chroot=YES",
        "local_umask=022",
        "secure_chroot_dir=" + folder.directory("empty"),
        "delay_failed_login=0");
  }

  private static List<String> tls(FtpsOptions options) {
    String client = options.clientCertificateRequired() ? "YES" : "NO";
    return List.of(
        "ssl_enable=YES",
        "ssl_tlsv1=YES",
        "implicit_ssl=" + (options.implicit() ? "YES" : "NO"),
        "force_local_logins_ssl=YES",
        "force_local_data_ssl=YES",
        "rsa_cert_file=" + options.file("fullchain.pem"),
        "rsa_private_key_file=" + options.file("key.pem"),
        "ssl_request_cert=" + client,
        "require_cert=" + client,
        "validate_cert=" + client,
        "ca_certs_file=" + options.file("client-ca.pem"),
        // Debian's built-in list leaves TLS 1.2 without a common cipher under OpenSSL 3.
        "ssl_ciphers=HIGH");
  }
}
