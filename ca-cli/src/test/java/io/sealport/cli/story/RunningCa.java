package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sealport serve} on a home, until it is closed. */
final class RunningCa implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;

  private final CaHome home;
  private final SealportProcess sealport;
  private final Process process;
  private final Path log;

  private RunningCa(CaHome home, SealportProcess sealport, Process process, Path log) {
    this.home = home;
    this.sealport = sealport;
    this.process = process;
    this.log = log;
  }

  /** Makes a CA in the folder and serves it. */
  static RunningCa start(Path folder, String name) {
    SealportProcess sealport = SealportProcess.in(folder);
    return serve(CaHome.init(sealport, "ca", name), sealport);
  }

  /** Serves a home; throws with what the server said where it does not get ready. */
  static RunningCa serve(CaHome home, SealportProcess sealport) {
    Path log = sealport.path("serve-" + home.folder().getFileName() + ".log");
    Process process = sealport.start(log, "serve", "--home", home.folder().toString());
    RunningCa ca = new RunningCa(home, sealport, process, log);
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (!Files.exists(ca.runFile())) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not get ready: " + ca.log());
      }
      pause();
    }
    return ca;
  }

  CaHome home() {
    return home;
  }

  /** The command line in the server's own folder. */
  SealportProcess sealport() {
    return sealport;
  }

  /** As the first operator, whose certificate lies in the home. */
  List<String> asOperator(String... command) {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    all.addAll(List.of("--home", home.folder().toString()));
    return all;
  }

  /** From another machine that has nothing but the root. */
  List<String> fromAfar(String... command) {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    all.addAll(List.of("--server", home.https(), "--trust", home.root().toString()));
    return all;
  }

  /**
   * Has a certificate issued on the operator's word.
   *
   * @return the folder of its files
   */
  Path issue(String profile, String name, String out, String... options) {
    Path folder = sealport.path(out);
    List<String> command = asOperator("request", "--profile", profile, "--name", name);
    command.addAll(List.of("--out", folder.toString()));
    command.addAll(Arrays.asList(options));
    sealport.run(command).requireOk();
    return folder;
  }

  void revoke(Path certificate) {
    sealport.run(asOperator("revoke", certificate.toString())).requireOk();
  }

  /** What the server has said so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the server to stop and requires that it does so in good order. */
  @Override
  public void close() {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    try {
      // SIGTERM, as from a service manager or a shell.
      process.destroy();
      assertThat(hasEnded()).as("stopped within %s", STOP_LIMIT).isTrue();
    } finally {
      family.forEach(ProcessHandle::destroyForcibly);
    }
    assertThat(process.exitValue()).as(log()).isZero();
    assertThat(log()).doesNotContain("ERROR").doesNotContain("Exception");
    assertThat(runFile()).doesNotExist();
    assertThat(LoopbackPorts.answers(home.httpPort())).isFalse();
    assertThat(LoopbackPorts.answers(home.httpsPort())).isFalse();
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path runFile() {
    return home.folder().resolve("run/server.json");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
