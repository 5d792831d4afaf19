package io.sealport.cli.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** curl (OpenSSL); the name may be any, 127.0.0.1 is dialled under it. */
public final class Curl implements FtpClient {
  private final Path program = OutsidePrograms.path("curl");
  private final Optional<Path> crls;

  public Curl() {
    this(Optional.empty());
  }

  private Curl(Optional<Path> crls) {
    this.crls = crls;
  }

  /** A curl that refuses what a CRL of the file lists; every CA of the chain needs one there. */
  public static Curl checking(Path crls) {
    return new Curl(Optional.of(crls.toAbsolutePath()));
  }

  @Override
  public Result upload(FtpsLogin login, Path local, String remote) {
    return run(login, remote, option("upload-file", local.toAbsolutePath()));
  }

  @Override
  public Result download(FtpsLogin login, String remote, Path local) {
    return run(login, remote, option("output", local.toAbsolutePath()));
  }

  private Result run(FtpsLogin login, String remote, String transfer) {
    List<String> options = new ArrayList<>(bounds());
    options.addAll(tls(login));
    crls.ifPresent(file -> options.add(option("crlfile", file)));
    options.add(option("resolve", login.host() + ":" + login.port() + ":" + LoopbackPorts.HOST));
    options.add(option("user", login.user() + ":" + login.password()));
    options.add(transfer);
    options.add(option("url", login.url() + remote));
    // --disable first: no .curlrc.
    return ClientHome.run(
        options, file -> List.of(program.toString(), "--disable", "--config", file.toString()));
  }

  private static List<String> bounds() {
    return List.of(
        "silent",
        "show-error",
        "ipv4",
        option("noproxy", "*"),
        option("connect-timeout", 5),
        option("max-time", 20));
  }

  private static List<String> tls(FtpsLogin login) {
    List<String> options = new ArrayList<>();
    options.add("ssl-reqd");
    options.add(option("cacert", login.root()));
    // Otherwise Debian's curl believes in the system's roots as well.
    options.add(option("capath", "/nonexistent"));
    login
        .certificate()
        .ifPresent(
            shown -> {
              options.add(option("cert", shown.certificate()));
              options.add(option("key", shown.key()));
            });
    return options;
  }

  private static String option(String name, Object value) {
    return name + " = " + ClientHome.quoted(value);
  }
}
