package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a hook: a program and its arguments, no shell. It hears what happened from its environment,
 * which holds nothing else but PATH, HOME and LANG; what it prints goes to the agent's log.
 */
final class HookRun {

  private static final int MAX_OUTPUT = 4096;
  private static final List<String> KEPT = List.of("PATH", "HOME", "LANG");
  private static final Duration DYING = Duration.ofSeconds(5);

  private final Map<String, String> environment;

  /**
   * @param environment of the agent
   */
  HookRun(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Runs it to its end.
   *
   * @param facts variables, without secrets
   * @return the first of what it printed
   * @throws Fault UNAVAILABLE if it cannot be started, fails, or takes too long
   */
  String run(List<String> command, Map<String, String> facts, Duration limit) {
    Process process = start(command, facts);
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> beginning(process.getInputStream()));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed(command, "did not end within " + limit.toSeconds() + " s and was ended", "");
      }
      // What it left running may hold the stream open: nobody waits for that.
      String said = output.completeOnTimeout("", DYING.toMillis(), TimeUnit.MILLISECONDS).join();
      if (process.exitValue() != 0) {
        throw failed(command, "ended with " + process.exitValue(), said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command, "was interrupted", "");
    } finally {
      end(process);
    }
  }

  private Process start(List<String> command, Map<String, String> facts) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.clear();
    KEPT.stream()
        .filter(environment::containsKey)
        .forEach(name -> variables.put(name, environment.get(name)));
    variables.putAll(new TreeMap<>(facts));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw failed(command, "cannot be run: " + e.getMessage(), "");
    }
  }

  /** The rest is read and forgotten, so that nobody hangs on a full pipe. */
  private static String beginning(InputStream stream) {
    try (stream) {
      byte[] first = stream.readNBytes(MAX_OUTPUT);
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return new String(first, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static Fault failed(List<String> command, String how, String said) {
    String words = said.isEmpty() ? "" : ": " + said.lines().findFirst().orElse("");
    return Fault.of(Kind.UNAVAILABLE, "the hook " + command.get(0) + " " + how + words);
  }
}
