package io.sealport.cli.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** lftp (GnuTLS): it shows its certificate only where the server names the issuer among its CAs. */
public final class Lftp implements FtpClient {
  /** lftp dials what the name resolves to, so only names that are loopback everywhere will do. */
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", LoopbackPorts.HOST);

  private final Path program = OutsidePrograms.path("lftp");

  @Override
  public Result upload(FtpsLogin login, Path local, String remote) {
    String file = ClientHome.quoted(local.toAbsolutePath());
    return run(login, "put " + file + " -o " + ClientHome.quoted(remote));
  }

  @Override
  public Result download(FtpsLogin login, String remote, Path local) {
    String file = ClientHome.quoted(local.toAbsolutePath());
    return run(login, "get " + ClientHome.quoted(remote) + " -o " + file);
  }

  private Result run(FtpsLogin login, String transfer) {
    if (!LOOPBACK_NAMES.contains(login.host())) {
      throw new IllegalArgumentException(
          "lftp can dial only " + LOOPBACK_NAMES + ", not " + login.host() + "; use Curl");
    }
    List<String> script = new ArrayList<>(bounds());
    script.addAll(tls(login));
    String account = ClientHome.quoted(login.user()) + "," + ClientHome.quoted(login.password());
    script.add("open -u " + account + " " + login.url());
    script.add(transfer);
    script.add("bye");
    return ClientHome.run(
        script, file -> List.of(program.toString(), "--norc", "-f", file.toString()));
  }

  private static List<String> bounds() {
    return List.of(
        "set cmd:fail-exit true",
        "set net:max-retries 1",
        "set net:persist-retries 0",
        "set net:timeout 10",
        "set dns:order inet",
        "set dns:fatal-timeout 5",
        "set ftp:passive-mode true",
        "set xfer:clobber true",
        "set xfer:log false",
        "set cmd:save-cwd-history false");
  }

  private static List<String> tls(FtpsLogin login) {
    List<String> lines = new ArrayList<>();
    lines.add("set ftp:ssl-allow true");
    lines.add("set ftp:ssl-force true");
    lines.add("set ftp:ssl-auth TLS");
    lines.add("set ftp:ssl-protect-data true");
    lines.add("set ftp:ssl-protect-list true");
    lines.add("set ssl:verify-certificate true");
    lines.add("set ssl:check-hostname true");
    lines.add("set ssl:ca-file " + ClientHome.quoted(login.root()));
    login
        .certificate()
        .ifPresent(
            shown -> {
              lines.add("set ssl:cert-file " + ClientHome.quoted(shown.certificate()));
              lines.add("set ssl:key-file " + ClientHome.quoted(shown.key()));
            });
    return lines;
  }
}
