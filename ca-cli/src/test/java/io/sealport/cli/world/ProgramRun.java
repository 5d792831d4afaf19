package io.sealport.cli.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one outside program to its end, in a folder that is also its home. */
public final class ProgramRun {
  private ProgramRun() {}

  /** Kills the program, and what it started, after {@code limit}. */
  static Result run(List<String> command, Path folder, Duration limit) {
    return run(command, folder, Map.of(), limit);
  }

  /** The same with more variables in the program's environment. */
  public static Result run(
      List<String> command, Path folder, Map<String, String> variables, Duration limit) {
    try {
      // Files instead of pipes: no reader threads, and no program blocks on a full pipe.
      Path stdout = Files.createTempFile(folder, "stdout", ".txt");
      Path stderr = Files.createTempFile(folder, "stderr", ".txt");
      ProcessBuilder builder = builder(command, folder);
      builder.environment().putAll(variables);
      Process process =
          builder
              .redirectInput(new File("/dev/null"))
              .redirectOutput(stdout.toFile())
              .redirectError(stderr.toFile())
              .start();
      int exitCode = waitFor(process, limit);
      Result result = new Result(exitCode, text(stdout), text(stderr));
      Files.delete(stdout);
      Files.delete(stderr);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A builder with nothing of the user's own configuration and no proxy in its environment. */
  public static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static int waitFor(Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      return Result.TIMED_OUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.TIMED_OUT;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
