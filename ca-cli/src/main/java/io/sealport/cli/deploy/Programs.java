package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs other programs: lists of arguments, a time limit, and an output of which both ends are kept.
 */
class Programs {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int HALF = 500;

  /**
   * How a program ended.
   *
   * @param code its own; -1 if it did not end in time
   * @param words the beginning and the end of what it said
   */
  record Ended(int code, String words) {
    boolean isGood() {
      return code == 0;
    }
  }

  /**
   * Runs one. What it leaves running in the background, as a restart does, is left alone.
   *
   * @throws Fault NOT_FOUND if there is no such program
   */
  Ended run(List<String> command) {
    return run(command, ProcessBuilder.Redirect.from(new File("/dev/null")));
  }

  /** The same for a program that writes to its standard input, as vsftpd does. */
  Ended runTalkingToInput(List<String> command) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 0>&1", "sh"));
    words.addAll(command);
    return run(words, ProcessBuilder.Redirect.PIPE);
  }

  private static Ended run(List<String> command, ProcessBuilder.Redirect input) {
    try {
      // A file and no pipe: a daemon that keeps a pipe open would hold us up.
      Path output = Files.createTempFile("sealport", ".out");
      try {
        ProcessBuilder program =
            new ProcessBuilder(command)
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Tokens and passphrases in there are for us alone.
        program.environment().keySet().removeIf(name -> name.startsWith("SEALPORT_"));
        return new Ended(code(program.start()), words(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw Fault.of(Kind.NOT_FOUND, "cannot run " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  private static int code(Process process) {
    try {
      if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return -1;
  }

  private static String words(Path output) throws IOException {
    String all = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    // What it is stands at the beginning, what went wrong at the end.
    String ends =
        all.length() <= 2 * HALF
            ? all
            : all.substring(0, HALF) + " ... " + all.substring(all.length() - HALF);
    return ends.replaceAll("\\s*\\R\\s*", "; ");
  }
}
