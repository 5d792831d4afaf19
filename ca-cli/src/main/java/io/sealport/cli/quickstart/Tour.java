package io.sealport.cli.quickstart;

import io.sealport.cli.quickstart.Shell.Ran;
import io.sealport.cli.server.RunFile;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The main job, step by step. Each step is a method, in the order in which they are called. */
final class Tour {

  private static final String USER = "alice";

  /** Twice the key that it protects would need, and printable. */
  private static final int PASSPHRASE_BYTES = 24;

  /** The server publishes a second after a revocation; a machine under load gets more. */
  private static final Duration CRL_LIMIT = Duration.ofSeconds(15);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final TourFolder folder;
  private final Shell shell;
  private final Transcript transcript;
  private final FreePorts ports = FreePorts.choose();

  Tour(TourFolder folder, Shell shell, Transcript transcript) {
    this.folder = folder;
    this.shell = shell;
    this.transcript = transcript;
  }

  /**
   * Goes through all of it.
   *
   * @param keep whether the server is left running
   * @return the server that was left running
   */
  Optional<RunFile> run(boolean keep) throws StepFailedException, IOException {
    makeCa();
    transcript.step("Start the server, on 127.0.0.1 alone");
    List<String> serve = Shell.arguments("serve", "--home", folder.ca());
    shell.show(serve);
    try (OwnServer server = shell.begin(serve, folder.serverLog())) {
      RunFile running = started(server);
      enrolEndpoint(running);
      enrolUser();
      logIn(running);
      checkRecords();
      if (keep) {
        server.leave();
      }
      return Optional.of(running).filter(r -> keep);
    }
  }

  private void makeCa() throws StepFailedException {
    transcript.step("Make a CA: a root, and below it one CA for servers and one for users");
    SafeFile.create(folder.passphrase(), passphrase(), SafeFile.Mode.SECRET);
    shell.run(
        "ca",
        "init",
        "--home",
        folder.ca(),
        "--name",
        "Quickstart",
        "--base-url",
        "http://localhost:" + ports.http(),
        "--bind",
        "127.0.0.1",
        "--http-port",
        ports.http(),
        "--https-port",
        ports.https(),
        "--passphrase-file",
        folder.passphrase());
    for (String id : List.of("root", "servers", "users")) {
      CertificateFacts ca = Facts.of(folder.ca().resolve("public/" + id + ".pem"));
      transcript.fact(
          String.format(
              "%-7s  %s, %s, until %s", id, ca.subject(), ca.keyType(), Facts.day(ca.notAfter())));
    }
    transcript.fact(
        "keys encrypted under the passphrase in " + folder.passphrase() + " (made up here, 0600)");
  }

  private static byte[] passphrase() {
    byte[] random = new byte[PASSPHRASE_BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private RunFile started(OwnServer server) throws StepFailedException {
    RunFile running;
    try (var progress = transcript.under("starting the server")) {
      running = server.ready(folder.ca(), folder.serverLog());
    }
    transcript.fact(running.http() + " for CRLs, OCSP and CA certificates");
    transcript.fact(running.https() + " for everything else");
    transcript.fact("process " + running.pid() + ", its log in " + folder.serverLog());
    return running;
  }

  private void enrolEndpoint(RunFile running) throws StepFailedException {
    transcript.step("Key, CSR and certificate for the FTPS endpoint localhost, by one-time token");
    shell.runInto(
        folder.token(),
        "token",
        "create",
        "--home",
        folder.ca(),
        "--profile",
        "ftps-server",
        "--name",
        "localhost",
        "--name",
        "127.0.0.1",
        "--ttl",
        "10m");
    transcript.fact(
        "as the endpoint does it, from any machine, with the root and the token alone:");
    shell.run(
        "request",
        "--server",
        running.https(),
        "--trust",
        folder.root(),
        "--token-file",
        folder.token(),
        "--profile",
        "ftps-server",
        "--name",
        "localhost",
        "--name",
        "127.0.0.1",
        "--out",
        folder.server());
    transcript.fact(Facts.sentence(Facts.of(folder.server().resolve("cert.pem"))));
    transcript.fact(
        "in "
            + folder.server()
            + ": cert.pem chain.pem key.pem (made here, 0600) client-ca.pem ...");
  }

  private void enrolUser() throws StepFailedException {
    transcript.step(
        "A client certificate for the FTP user " + USER + ", asked for by the operator");
    Path out = folder.user(USER);
    shell.run(
        "request", "--home", folder.ca(), "--profile", "ftps-user", "--name", USER, "--out", out);
    transcript.fact(Facts.sentence(Facts.of(out.resolve(USER + ".crt"))));
    transcript.fact(
        "in " + out + ": " + USER + ".crt, " + USER + ".key (0600), " + USER + ".p12 ...");
  }

  private void logIn(RunFile running) throws StepFailedException, IOException {
    CertificateFacts endpoint = Facts.of(folder.server().resolve("cert.pem"));
    CertificateFacts user = Facts.of(certificate());
    try (FtpSteps ftp = FtpSteps.start(folder, running.http(), USER, transcript)) {
      ftp.exchange(endpoint.serial());
      revoke();
      watchStatus();
      ftp.refused(user.serial());
    }
  }

  private Path certificate() {
    return folder.user(USER).resolve(USER + ".crt");
  }

  private void revoke() throws StepFailedException {
    transcript.step("Revoke " + USER + "'s certificate");
    Ran before = shell.run(status());
    transcript.fact("before: " + before.row("Result"));
    Ran done =
        shell.run("revoke", certificate(), "--reason", "keyCompromise", "--home", folder.ca());
    String serial = Facts.of(certificate()).serial().toString();
    StepFailedException.unless(
        done.out().lines().anyMatch(l -> l.startsWith(serial) && l.contains("keyCompromise")),
        "the revocation does not name " + serial);
    transcript.fact("revoked " + serial + ", reason keyCompromise");
  }

  private Object[] status() {
    return new Object[] {"status", certificate(), "--trust", folder.root()};
  }

  private void watchStatus() throws StepFailedException {
    transcript.step("Ask OCSP and the CRL over the network, as a client would");
    long start = System.nanoTime();
    shell.show(Shell.arguments(status()));
    Ran asked = Shell.require(shell.again(status()), ExitCode.FOUND_WRONG);
    StepFailedException.unless(isRevoked(asked, "OCSP"), "OCSP says " + asked.row("OCSP"));
    transcript.fact("OCSP, at once:     " + firstPart(asked.row("OCSP")));
    while (!isRevoked(asked, "CRL")) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      StepFailedException.unless(
          waited.compareTo(CRL_LIMIT) < 0,
          "after " + Transcript.seconds(waited) + " the CRL still says " + asked.row("CRL"));
      pause();
      asked = Shell.require(shell.again(status()), ExitCode.FOUND_WRONG);
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    transcript.fact(
        "CRL, after " + Transcript.seconds(waited) + ":  " + firstPart(asked.row("CRL")));
    transcript.fact(asked.row("Result"));
  }

  private static boolean isRevoked(Ran asked, String source) {
    return asked.row(source).startsWith("revoked since ");
  }

  /** The rest of a source's row tells who signed it and for how long it holds. */
  private static String firstPart(String row) {
    return row.split(";", 2)[0];
  }

  private void checkRecords() throws StepFailedException {
    transcript.step("Check the journal, and list what is revoked");
    Ran journal = shell.run("journal", "verify", "--home", folder.ca());
    transcript.fact("journal " + journal.out().strip());
    Ran list = shell.run("list", "--status", "revoked", "--home", folder.ca());
    list.out().lines().forEach(transcript::fact);
    String serial = Facts.of(certificate()).serial().toString();
    StepFailedException.unless(
        list.out().lines().skip(1).allMatch(l -> l.startsWith(serial))
            && list.out().lines().count() == 2,
        "the list should hold " + serial + " alone");
  }

  private static void pause() throws StepFailedException {
    try {
      Thread.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailedException(ExitCode.UNAVAILABLE, "interrupted");
    }
  }
}
