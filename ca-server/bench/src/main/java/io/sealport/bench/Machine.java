package io.sealport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it was measured on.
 *
 * @param line for people
 */
record Machine(String line) {

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

  static Machine look(Lab lab) throws IOException, InterruptedException {
    return new Machine(
        String.format(
            "%s; %d cores, %s; JDK %s, OpenSSL %s, nginx %s, wrk %s; load before %s",
            LocalDate.now(ZoneOffset.UTC),
            Lab.CORES,
            model(),
            Runtime.version(),
            version(lab, "openssl", "version"),
            version(lab, "nginx", "-v"),
            version(lab, "wrk", "-v"),
            load()));
  }

  /** With the load of now added, at the end of the run. */
  Machine after() throws IOException {
    return new Machine(line + ", after " + load());
  }

  private static String model() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(l -> l.startsWith("model name"))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Processes that wanted to run, averaged over a minute. */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static String version(Lab lab, String... command)
      throws IOException, InterruptedException {
    Matcher found = VERSION.matcher(lab.output(command));
    return found.find() ? found.group() : "unknown";
  }
}
