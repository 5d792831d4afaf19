package io.sealport.cli.loss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The server's own process on a home, without the command line before it: what kill -9 hits. */
final class Victim {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final long POLL_MILLIS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final Path log;
  private final Process process;

  private Victim(Path home, Path log, Process process) {
    this.home = home;
    this.log = log;
    this.process = process;
  }

  /** Starts the server's jar on the home; it is not ready yet. */
  static Victim launch(Path home, String passphrase) {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path jar = module.resolve("../ca-server/app/target/ca-server.jar").normalize();
    Path log = home.resolveSibling(home.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Ready sooner: it does not live long.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                jar.toString(),
                "serve",
                "--home",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("SEALPORT_PASSPHRASE", passphrase);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Victim(home, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it serves. */
  void awaitReady() {
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not come back:\n" + log());
      }
      pause(POLL_MILLIS);
    }
  }

  private boolean isReady() {
    try {
      // A note of the one that was killed names another process.
      JsonNode note = JSON.readTree(home.resolve("run/server.json").toFile());
      return note.path("pid").asLong() == process.pid();
    } catch (IOException e) {
      return false;
    }
  }

  /** SIGKILL: nothing of the program runs any more. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM, and the end in good order. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not end:\n" + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
