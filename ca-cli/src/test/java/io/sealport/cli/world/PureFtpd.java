package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pure-FTPd with users of its own database: explicit FTPS only. Needs root. */
public final class PureFtpd implements FtpsServer {
  private static final Duration DATABASE_LIMIT = Duration.ofSeconds(10);

  private final FtpsOptions options;
  private final ServerFolder folder;
  private final ServerProcess process;

  private PureFtpd(FtpsOptions options, ServerFolder folder, ServerProcess process) {
    this.options = options;
    this.folder = folder;
    this.process = process;
  }

  /** Throws {@link IllegalStateException} with the server's log where it does not start. */
  public static PureFtpd start(FtpsOptions options) {
    options.refuseProFtpdOnly("Pure-FTPd");
    if (options.implicit()) {
      throw new IllegalArgumentException("Debian's Pure-FTPd has no implicit FTPS; use Vsftpd");
    }
    if (options.anonymous()) {
      throw new IllegalArgumentException("Pure-FTPd's anonymous user is the system's; use Vsftpd");
    }
    Path program = OutsidePrograms.path("pure-ftpd");
    OutsidePrograms.require("pure-pw");
    OutsidePrograms.requireRoot("Pure-FTPd");
    ServerFolder folder = ServerFolder.create("pure-ftpd");
    int port = LoopbackPorts.reserved();
    try {
      List<String> command = command(program, options, folder, port);
      writeBundle(options, folder);
      return new PureFtpd(options, folder, ServerProcess.start(command, folder, port));
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
    try {
      writeBundle(options, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.restart();
  }

  @Override
  public void close() {
    process.close();
  }

  private static List<String> command(
      Path program, FtpsOptions options, ServerFolder folder, int port) throws IOException {
    LoopbackPorts.PassiveRange passive = LoopbackPorts.passiveRange();
    // "-C:" in front of the ciphers makes client certificates mandatory.
    String ciphers = (options.clientCertificateRequired() ? "-C:" : "") + "HIGH";
    return List.of(
        program.toString(),
        "--bind=" + LoopbackPorts.HOST + "," + port,
        "--passiveportrange=" + passive.first() + ":" + passive.last(),
        "--login=puredb:" + database(options, folder),
        "--noanonymous",
        "--chrooteveryone",
        "--dontresolve",
        "--minuid=1",
        "--pidfile=" + folder.resolve("pure-ftpd.pid"),
        "--altlog=clf:" + folder.resolve("transfers.log"),
        "--certfile=" + folder.resolve("bundle.pem"),
        // 2: no session without TLS.
        "--tls=2",
        "--tlsciphersuite=" + ciphers);
  }

  static Path database(FtpsOptions options, ServerFolder folder) throws IOException {
    List<String> accounts = new ArrayList<>();
    for (Map.Entry<String, String> user : options.users().entrySet()) {
      String hash = PasswordHash.of(user.getValue());
      // The trailing fields are limits: none.
      accounts.add(
          String.join(
              ":",
              user.getKey(),
              hash,
              folder.ownerNumbers(),
              "",
              folder.files() + "/./",
              "::::::::::::"));
    }
    Path text = folder.write("users", accounts);
    Path database = folder.resolve("users.pdb");
    String program = OutsidePrograms.path("pure-pw").toString();
    ProgramRun.run(
            List.of(program, "mkdb", database.toString(), "-f", text.toString()),
            text.getParent(),
            DATABASE_LIMIT)
        .requireOk();
    return database;
  }

  /** Pure-FTPd admits clients of every CA certificate in the very file of its own certificate. */
  private static void writeBundle(FtpsOptions options, ServerFolder folder) throws IOException {
    folder.write(
        "bundle.pem",
        List.of(
            Files.readString(options.file("bundle.pem")),
            Files.readString(options.file("client-ca.pem"))));
  }
}
