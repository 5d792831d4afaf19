package io.sealport.cli.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One server program in its folder: started, waited for until its port answers, stopped with its
 * children. The folder is removed when it is closed.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(15);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 20;

  private final List<String> command;
  private final ServerFolder folder;
  private final int port;
  private Process process;
  private Optional<String> lastLog = Optional.empty();

  private ServerProcess(List<String> command, ServerFolder folder, int port) throws IOException {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /** Throws with the server's log where it ends or does not answer within 15 seconds. */
  static ServerProcess start(List<String> command, ServerFolder folder, int port)
      throws IOException {
    ServerProcess server = new ServerProcess(command, folder, port);
    try {
      server.awaitAnswer();
      return server;
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  void restart() {
    stop();
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer();
  }

  int port() {
    return port;
  }

  String log() {
    return lastLog.orElseGet(folder::log);
  }

  @Override
  public void close() {
    stop();
    if (lastLog.isEmpty()) {
      lastLog = Optional.of(folder.log());
      folder.delete();
    }
  }

  /** Ends the program and everything that it started, at first politely. */
  private void stop() {
    // Sessions outlive their listener, so they are remembered before it ends.
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    family.forEach(ProcessHandle::destroy);
    Instant deadline = Instant.now().plus(STOP_LIMIT);
    while (family.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(deadline)) {
      pause();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }

  private Process launch() throws IOException {
    File console = folder.resolve("console.log").toFile();
    // vsftpd reports faults of its start on file descriptor 0, which must therefore be writable.
    List<String> redirected = new ArrayList<>();
    redirected.addAll(List.of("/bin/sh", "-c", "exec \"$@\" 0>>console.log", "sh"));
    redirected.addAll(command);
    return ProgramRun.builder(redirected, console.getParentFile().toPath())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(console))
        .redirectError(ProcessBuilder.Redirect.appendTo(console))
        .start();
  }

  private void awaitAnswer() {
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (!LoopbackPorts.answers(port)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "no answer on port " + port + " from " + command + "\n" + folder.log());
      }
      pause();
    }
  }

  private void pause() {
    try {
      // Waits for the process where it is alive, for the poll interval in any case.
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
