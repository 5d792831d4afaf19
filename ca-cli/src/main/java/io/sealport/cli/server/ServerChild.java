package io.sealport.cli.server;

import io.sealport.cli.console.Text;
import io.sealport.cli.server.ServerJar.Stay;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running server program that ends with this one. Closing asks it to stop and waits; so does the
 * end of this process, however it comes, short of a kill.
 */
public final class ServerChild implements AutoCloseable {

  /** A server finishes the requests at hand and closes its database in well under this. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Thread hook;

  private ServerChild(Process process, Thread hook) {
    this.process = process;
    this.hook = hook;
  }

  /** Where a child's output goes and where its input comes from. */
  record Wiring(Redirect in, Redirect out, Redirect err) {

    /** The terminal of this program. */
    static Wiring terminal() {
      return new Wiring(Redirect.INHERIT, Redirect.INHERIT, Redirect.INHERIT);
    }

    /** Nothing to read; everything said goes to a file. */
    static Wiring to(Path log) {
      Redirect file = Redirect.appendTo(log.toFile());
      return new Wiring(Redirect.from(Path.of("/dev/null").toFile()), file, file);
    }
  }

  /** Starts the program so that it is stopped when this process ends. */
  static ServerChild start(
      Map<String, String> environment, List<String> arguments, Passphrase passphrase, Wiring w) {
    // The hook first: a program that is ending takes none, and so starts no server to leave behind.
    BlockingQueue<Process> started = new ArrayBlockingQueue<>(1);
    Thread hook = new Thread(() -> stopStarted(started), "stop-server");
    addHook(hook);
    try {
      Process process = launch(Stay.BRIEF, environment, arguments, passphrase, w);
      started.add(process);
      return new ServerChild(process, hook);
    } catch (RuntimeException e) {
      forget(hook);
      throw e;
    }
  }

  private static void addHook(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw Fault.of(Kind.UNAVAILABLE, "this program is ending; no server is started", e);
    }
  }

  /** Stops the server, also one that is being started at this very moment. */
  private static void stopStarted(BlockingQueue<Process> started) {
    try {
      Process process = started.poll(1, TimeUnit.SECONDS);
      if (process != null) {
        stop(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs the program on this terminal until it ends. A signal to this process stops it gracefully,
   * and its exit code becomes this process's own.
   *
   * @return the program's exit code
   */
  public static int run(
      Map<String, String> environment, List<String> arguments, Passphrase passphrase) {
    Process process = launch(Stay.LONG, environment, arguments, passphrase, Wiring.terminal());
    Thread hook =
        new Thread(
            () -> {
              stop(process);
              // Without this Java answers a signal with 128 + its number.
              Runtime.getRuntime().halt(process.exitValue());
            },
            "stop-server");
    Runtime.getRuntime().addShutdownHook(hook);
    int code = waitFor(process);
    forget(hook);
    return code;
  }

  /**
   * Runs the program until it ends by itself; what it says, on either of its outputs, is talk.
   *
   * @return how it ended
   */
  public static ExitCode runQuietly(
      Map<String, String> environment,
      List<String> arguments,
      Passphrase passphrase,
      PrintWriter talk) {
    return runHeard(
        environment,
        arguments,
        passphrase,
        line -> {
          talk.println(Text.visible(line));
          talk.flush();
        });
  }

  /**
   * Runs the program until it ends by itself.
   *
   * @param listener hears each line of its standard output
   * @return how it ended
   */
  public static ExitCode runHeard(
      Map<String, String> environment,
      List<String> arguments,
      Passphrase passphrase,
      Consumer<String> listener) {
    Wiring wiring = new Wiring(Redirect.INHERIT, Redirect.PIPE, Redirect.INHERIT);
    try (ServerChild child = start(environment, arguments, passphrase, wiring);
        BufferedReader said = child.process.inputReader()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        listener.accept(line);
      }
      return ExitCode.of(waitFor(child.process));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot hear the server program: " + e.getMessage(), e);
    }
  }

  private static Process launch(
      Stay stay,
      Map<String, String> environment,
      List<String> arguments,
      Passphrase passphrase,
      Wiring w) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(passphrase.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(ServerJar.command(ServerJar.find(environment), stay, all))
            .redirectInput(w.in())
            .redirectOutput(w.out())
            .redirectError(w.err());
    builder.environment().clear();
    builder.environment().putAll(environment);
    passphrase.into(builder.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot start the server program: " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Valid once it is no longer alive. */
  int exitValue() {
    return process.exitValue();
  }

  @Override
  public void close() {
    forget(hook);
    stop(process);
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      stop(process);
      Thread.currentThread().interrupt();
      return process.exitValue();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending already: the hook does what is to be done.
    }
  }
}
