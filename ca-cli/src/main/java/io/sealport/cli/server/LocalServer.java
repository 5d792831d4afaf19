package io.sealport.cli.server;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server on a home: the one that runs there, or one of our own that lives as long as this object
 * and listens on free ports of 127.0.0.1.
 */
public final class LocalServer implements AutoCloseable {

  /** Starting takes a few seconds; a machine under load gets ten times that. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int MAX_LOG = 1 << 20;

  private final URI https;
  private final @Nullable ServerChild child;
  private final @Nullable Path log;
  private final HomeLock lock;

  private LocalServer(URI https, @Nullable ServerChild child, @Nullable Path log, HomeLock lock) {
    this.https = https;
    this.child = child;
    this.log = log;
    this.lock = lock;
  }

  /**
   * The server that runs on the home; starts one if none does.
   *
   * @throws Fault NOT_FOUND if it is no home; what the server says if it cannot start
   */
  public static LocalServer of(Path home, Passphrase passphrase, Map<String, String> environment) {
    requireHome(home);
    HomeLock lock = HomeLock.take(home);
    try {
      Optional<RunFile> running = RunFile.live(home);
      if (running.isPresent()) {
        lock.close();
        return new LocalServer(running.get().https(), null, null, lock);
      }
      return start(home, passphrase, environment, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a server runs on the home already. */
  public static boolean runsOn(Path home) {
    return RunFile.live(home).isPresent();
  }

  /**
   * Where the server on a home is.
   *
   * @throws Fault NOT_FOUND if it is no home; UNAVAILABLE if none runs there
   */
  public static URI runningOn(Path home) {
    requireHome(home);
    return RunFile.live(home)
        .map(RunFile::https)
        .orElseThrow(
            () ->
                Fault.of(Kind.UNAVAILABLE, "no server runs on " + home)
                    .withHint("sealport serve --home " + home));
  }

  private static LocalServer start(
      Path home, Passphrase passphrase, Map<String, String> environment, HomeLock lock) {
    Passphrase told =
        Configuration.tellsPassphrase(home) ? passphrase : asked(passphrase, environment, home);
    Path log = temporaryLog();
    try {
      ServerChild child =
          ServerChild.start(environment, arguments(home), told, ServerChild.Wiring.to(log));
      try {
        return new LocalServer(ready(home, child, log), child, log, lock);
      } catch (RuntimeException e) {
        child.close();
        throw e;
      }
    } catch (RuntimeException e) {
      delete(log);
      throw e;
    }
  }

  private static List<String> arguments(Path home) {
    List<String> anyPort = List.of("--http-port", "0", "--https-port", "0");
    List<String> arguments = new ArrayList<>(List.of("serve", "--home", home.toString()));
    arguments.addAll(anyPort);
    arguments.addAll(List.of("--bind", "127.0.0.1"));
    return arguments;
  }

  private static Passphrase asked(Passphrase given, Map<String, String> environment, Path home) {
    return given.orAsked(environment, "Passphrase of " + home);
  }

  private static URI ready(Path home, ServerChild child, Path log) {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      Optional<RunFile> file = RunFile.live(home).filter(f -> f.pid() == child.pid());
      if (file.isPresent()) {
        return file.get().https();
      }
      if (!child.isAlive()) {
        throw died(child.exitValue(), log);
      }
      pause();
    }
    throw Fault.of(
        Kind.UNAVAILABLE,
        "the server on " + home + " was not ready after " + START_LIMIT.toSeconds() + " s");
  }

  /** What the server itself said, with the kind that its exit code stands for. */
  private static Fault died(int exitCode, Path log) {
    List<String> lines = SafeFile.readText(log, MAX_LOG).lines().toList();
    String message = last(lines, "error: ").orElse("the server ended with exit code " + exitCode);
    Fault fault = Fault.of(kind(exitCode), message);
    return last(lines, "hint: ").map(fault::withHint).orElse(fault);
  }

  private static Optional<String> last(List<String> lines, String start) {
    return lines.stream()
        .filter(l -> l.startsWith(start))
        .map(l -> l.substring(start.length()))
        .reduce((first, second) -> second);
  }

  private static Kind kind(int exitCode) {
    return Arrays.stream(Kind.values())
        .filter(k -> ExitCode.of(k).number() == exitCode)
        .findFirst()
        .orElse(Kind.UNAVAILABLE);
  }

  private static void requireHome(Path home) {
    if (!Files.exists(home.resolve("sealport.yaml"))) {
      throw Fault.of(Kind.NOT_FOUND, home + " is no home of a CA: it has no sealport.yaml")
          .withHint("sealport ca init --home " + home + " makes one");
    }
  }

  private static Path temporaryLog() {
    try {
      Path log = Files.createTempFile("sealport-server-", ".log");
      // Also when the command is interrupted.
      log.toFile().deleteOnExit();
      return log;
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot make a temporary file: " + e.getMessage(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while the server was starting");
    }
  }

  private static void delete(Path log) {
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      // A log of a few lines in the temporary folder harms nobody.
    }
  }

  /** Where its REST interface is. */
  public URI https() {
    return https;
  }

  /** Stops the server if it was started here. */
  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
    if (log != null) {
      delete(log);
    }
    lock.close();
  }
}
