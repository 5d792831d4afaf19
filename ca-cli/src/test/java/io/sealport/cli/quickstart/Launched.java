package io.sealport.cli.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code bin/sealport}, or a line of shell, did as a process of its own.
 *
 * @param out standard output, read to its end: a process left behind that holds it is waited for
 */
record Launched(int code, String out, String err) {

  private static final Path PROGRAM = Path.of("bin/sealport").toAbsolutePath();
  private static final Pattern SERVER = Pattern.compile("^    process (\\d+), ", Pattern.MULTILINE);

  static Launched sealport(Path folder, Object... arguments) throws Exception {
    return ended(start(folder, command(arguments)), folder);
  }

  static Launched shell(Path folder, String line) throws Exception {
    return ended(start(folder, List.of("bash", "-c", line)), folder);
  }

  /** Begins; whoever called ends it. */
  static Process begin(Path folder, Object... arguments) throws IOException {
    return start(folder, command(arguments));
  }

  private static List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err(folder));
    // The Java that the tests run on.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static File err(Path folder) {
    return folder.resolve("standard-error").toFile();
  }

  private static Launched ended(Process process, Path folder) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Launched(process.waitFor(), out, Files.readString(err(folder).toPath()));
  }

  /** The one command shown that has all of these words, as one line of shell. */
  String command(String... words) {
    List<String> found =
        out.replaceAll(" \\\\\\R +", " ")
            .lines()
            .filter(line -> line.startsWith("    $ "))
            .map(line -> line.substring("    $ ".length()))
            .filter(line -> Arrays.stream(words).allMatch(line::contains))
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found + " for " + List.of(words) + " in\n" + out);
    }
    return found.get(0);
  }

  /** The server's process, as it was named. */
  static long serverPid(String transcript) {
    Matcher named = SERVER.matcher(transcript);
    if (!named.find()) {
      throw new AssertionError("no server process is named:\n" + transcript);
    }
    return Long.parseLong(named.group(1));
  }
}
