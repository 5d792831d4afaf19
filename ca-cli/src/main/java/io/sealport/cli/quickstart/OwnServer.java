package io.sealport.cli.quickstart;

import io.sealport.cli.Main;
import io.sealport.cli.server.RunFile;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code sealport serve} in a process of its own, which alone can outlive this one. It is stopped
 * when this is closed or this process ends, unless it was {@link #leave left}.
 */
final class OwnServer implements AutoCloseable {

  /** Starting takes a few seconds; a machine under load gets ten times that. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** The server gives requests under way 10 s, and {@code serve} gives the server 20 s. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int MAX_LOG = 16 << 20;

  private final Process process;
  private final Thread hook;
  private boolean left;

  private OwnServer(Process process, Thread hook) {
    this.process = process;
    this.hook = hook;
  }

  /**
   * Starts it.
   *
   * @param arguments {@code serve} and its options
   * @param log gets what it says
   */
  static OwnServer start(
      Map<String, String> environment, List<String> arguments, Path log, LastCall lastCall) {
    return lastCall.before(
        () -> {
          List<Process> started = new ArrayList<>();
          Thread hook =
              new Thread(
                  () -> {
                    lastCall.end();
                    started.forEach(OwnServer::stop);
                  },
                  "stop-server");
          // First: once this program is ending, no hook is taken and so nothing is started.
          Runtime.getRuntime().addShutdownHook(hook);
          started.add(launch(environment, arguments, log.toFile()));
          return new OwnServer(started.get(0), hook);
        });
  }

  private static Process launch(
      Map<String, String> environment, List<String> arguments, File output) {
    ProcessBuilder builder =
        new ProcessBuilder(command(arguments))
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(Redirect.appendTo(output))
            .redirectError(Redirect.appendTo(output));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot start the server: " + e.getMessage(), e);
    }
  }

  /** This very program with other arguments, as {@code bin/sealport} calls it. */
  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Waits until it serves, and says where. */
  RunFile ready(Path home, Path log) throws StepFailedException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      Optional<RunFile> running = RunFile.live(home);
      if (running.isPresent()) {
        return running.get();
      }
      if (!process.isAlive()) {
        throw new StepFailedException(
            ExitCode.of(process.exitValue()), "the server ended: " + lastError(log));
      }
      pause();
    }
    throw new StepFailedException(
        ExitCode.UNAVAILABLE, "the server was not ready after " + START_LIMIT.toSeconds() + " s");
  }

  private String lastError(Path log) {
    return SafeFile.readText(log, MAX_LOG)
        .lines()
        .filter(line -> line.startsWith("error: "))
        .map(line -> line.substring("error: ".length()))
        .reduce((first, second) -> second)
        .orElse("exit code " + process.exitValue() + "; see " + log);
  }

  /** Lets it go on when this program ends. */
  void leave() {
    left = true;
    forget(hook);
  }

  @Override
  public void close() {
    if (!left) {
      forget(hook);
      if (!stop(process)) {
        throw Fault.of(
            Kind.UNAVAILABLE,
            "the server did not stop within " + STOP_LIMIT.toSeconds() + " s and was killed");
      }
    }
  }

  /** Whether it stopped when it was asked to. */
  private static boolean stop(Process process) {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroy();
    try {
      if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    below.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return false;
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending already: the hook does what is to be done.
    }
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
