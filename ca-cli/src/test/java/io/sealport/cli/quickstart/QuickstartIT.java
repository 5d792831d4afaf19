package io.sealport.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.ExitCode;
import io.sealport.pki.CertificateFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program from its launcher, with the real server, and the processes that it leaves. */
@Timeout(300)
class QuickstartIT {

  private static final List<String> STEPS =
      List.of(
          "1. Make a CA: a root, and below it one CA for servers and one for users",
          "2. Start the server, on 127.0.0.1 alone",
          "3. Key, CSR and certificate for the FTPS endpoint localhost, by one-time token",
          "4. A client certificate for the FTP user alice, asked for by the operator",
          "5. Upload and download over FTPS, both certificates checked",
          "6. Revoke alice's certificate",
          "7. Ask OCSP and the CRL over the network, as a client would",
          "8. The same login again, which is refused",
          "9. Check the journal, and list what is revoked");

  @TempDir Path work;

  @Test
  void goes_through_the_main_job_and_leaves_nothing_running() throws Exception {
    Path folder = work.resolve("try");

    Launched run = Launched.sealport(work, "quickstart", "--dir", folder);

    // Java 24 and later warn of what the server's libraries do.
    assertThat(run.err().lines().filter(line -> !line.startsWith("WARNING: "))).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().filter(line -> line.matches("\\d\\. .*")))
        .containsExactlyElementsOf(STEPS);
    assertThat(run.out())
        .containsPattern("explicit TLS, port \\d+: 300000 bytes up and down, the same; TLSv1.3")
        .containsPattern("implicit TLS, port \\d+: 300000 bytes up and down, the same; TLSv1.3")
        .contains("without a certificate: refused, explicit and implicit")
        .contains("before: OCSP and CRL agree: good")
        .containsPattern("OCSP, at once: +revoked since \\S+: keyCompromise")
        .containsPattern("CRL, after \\S+ s: +revoked since \\S+: keyCompromise")
        .containsPattern("explicit TLS: refused .* reason: certificate revoked, CN=alice")
        .containsPattern("implicit TLS: refused .* reason: certificate revoked, CN=alice")
        .containsPattern("journal intact: \\d+ entries")
        .containsPattern(
            "All of it happened: 9 steps in \\d+\\.\\d s\\..* nothing is left running");
    assertThat(folder.resolve("payload-implicit.bin"))
        .hasSameBinaryContentAs(folder.resolve("payload.bin"));
    assertThatNothingRuns(run.out(), folder);
    assertThatNoSecretIsIn(run.out(), folder);
  }

  private static void assertThatNoSecretIsIn(String transcript, Path folder) throws IOException {
    for (String secret : List.of("passphrase", "server.token", "alice/alice.p12.passphrase")) {
      assertThat(transcript).doesNotContain(Files.readString(folder.resolve(secret)).strip());
    }
    assertThat(transcript).doesNotContain("PRIVATE KEY");
  }

  @Test
  void a_second_run_destroys_nothing_of_the_first() throws Exception {
    Path first = Files.createDirectory(work.resolve("sealport-quickstart"));
    Files.createDirectory(first.resolve("ca"));
    Files.writeString(first.resolve("ca/sealport.db"), "the first run's");
    Map<String, String> before = content(first);

    Launched second = Launched.sealport(work, "quickstart");

    assertThat(second.code()).isZero();
    assertThat(second.out()).startsWith("Sealport quick start, in sealport-quickstart-2");
    assertThat(work.resolve("sealport-quickstart-2/alice/alice.p12")).exists();
    assertThat(content(first)).isEqualTo(before);
    assertThatNothingRuns(second.out(), work.resolve("sealport-quickstart-2"));
  }

  /** Names, moments of change and fingerprints of all below a folder. */
  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        String bytes =
            Files.isDirectory(path) ? "" : CertificateFacts.sha256(Files.readAllBytes(path));
        content.put(path.toString(), Files.getLastModifiedTime(path) + " " + bytes);
      }
    }
    return content;
  }

  @Test
  void keeps_a_server_that_answers_and_stops_as_it_is_told() throws Exception {
    Path folder = work.resolve("kept");

    Launched run = Launched.sealport(work, "quickstart", "--dir", folder, "--keep");

    long server = Launched.serverPid(run.out());
    try {
      assertThat(run.code()).isZero();
      assertThat(isAlive(server)).isTrue();
      // What was shown, as it was shown.
      assertThat(shell(run.command(" list ", "--status revoked")).out())
          .contains("revoked (keyCompromise)");
      assertThat(shell(run.command(" list ", "--server", "--cert")).out()).contains("ftps-server");
      assertThat(shell(run.command(" journal verify ")).code()).isZero();
      assertThat(shell(run.command(" status ")).code()).isEqualTo(ExitCode.FOUND_WRONG.number());
      assertThat(shell(run.command(" request ", "--name bob")).code()).isZero();
      assertThat(folder.resolve("bob/bob.crt")).exists();
      assertThat(shell(run.command(" request ", "--name alice")).code())
          .isEqualTo(ExitCode.CONFLICT.number());

      assertThat(shell(run.command("kill ")).code()).isZero();
      awaitEnd(server);
      assertThatNothingRuns(run.out(), folder);
    } finally {
      ProcessHandle.of(server).ifPresent(ProcessHandle::destroy);
    }
  }

  private Launched shell(String line) throws Exception {
    return Launched.shell(work, line);
  }

  @Test
  void takes_its_server_along_when_it_is_ended() throws Exception {
    Path folder = work.resolve("ended");
    Process run = Launched.begin(work, "quickstart", "--dir", folder, "--keep");
    StringBuilder transcript = new StringBuilder();
    try (BufferedReader out = run.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        transcript.append(line).append('\n');
        if (line.startsWith("3. ")) {
          // Not Process.destroy, which closes what is read here.
          run.toHandle().destroy();
        }
      }
    }

    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isNotZero();
    awaitEnd(Launched.serverPid(transcript.toString()));
    assertThatNothingRuns(transcript.toString(), folder);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void awaitEnd(long pid) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      var unused = process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }

  /** Neither the server nor anything that was given the folder's name. */
  private static void assertThatNothingRuns(String transcript, Path folder) throws Exception {
    assertThat(isAlive(Launched.serverPid(transcript))).isFalse();
    assertThat(folder.resolve("ca/run/server.json")).doesNotExist();
    for (ProcessHandle process : naming(folder)) {
      // One that has been told to end may need a moment.
      var unused = process.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(naming(folder)).isEmpty();
  }

  private static List<ProcessHandle> naming(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }
}
