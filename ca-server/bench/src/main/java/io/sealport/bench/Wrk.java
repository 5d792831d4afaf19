package io.sealport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What wrk did to a server: keep-alive, every connection busy all the time.
 *
 * @param requests answered
 * @param rate answers a second
 * @param p99 of the latency, milliseconds
 * @param driverShare the part of all cores that wrk itself used
 */
record Wrk(long requests, double rate, double p99, double driverShare) {

  /** More threads than cores would only take turns. */
  static final int THREADS = Math.max(1, Math.min(2, Lab.CORES / 2));

  /**
   * Loads a server.
   *
   * @param script in the folder {@code wrk}
   * @param headers sent with every request
   * @throws WrongAnswerException if an answer was an error
   */
  static Wrk run(
      Lab lab,
      String url,
      int connections,
      int seconds,
      List<String> headers,
      String script,
      String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t", "" + THREADS, "-c", "" + connections, "-d", seconds + "s"));
    // On a busy machine an answer may be late; late is slow, not wrong.
    command.addAll(List.of("--timeout", "60s"));
    headers.forEach(h -> command.addAll(List.of("-H", h)));
    command.addAll(
        List.of("-s", lab.checkout("ca-server/bench/wrk/" + script).toString(), url, "--"));
    command.addAll(Arrays.asList(arguments));
    Path log = lab.fresh("wrk.log");
    long start = System.nanoTime();
    Child child = lab.start(log, command);
    Duration cpu = Duration.ZERO;
    while (child.isAlive()) {
      Duration now = child.cpu();
      cpu = now.compareTo(cpu) > 0 ? now : cpu;
      Thread.sleep(50);
    }
    double elapsed = System.nanoTime() - start;
    int code = child.await();
    String printed = Files.readString(log);
    WrongAnswerException.unless(code == 0, "wrk ended with " + code + ": " + printed);
    return read(printed, cpu.toNanos() / elapsed / Lab.CORES);
  }

  private static Wrk read(String printed, double driverShare) {
    String[] fields =
        printed
            .lines()
            .filter(l -> l.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new WrongAnswerException("wrk printed " + printed))
            .split(" ");
    long requests = Long.parseLong(fields[1]);
    WrongAnswerException.unless(
        fields[3].equals("0") && fields[4].equals("0"),
        "of " + requests + " requests some failed: " + printed);
    return new Wrk(
        requests,
        requests * 1e6 / Double.parseDouble(fields[2]),
        Double.parseDouble(fields[5]) / 1000,
        driverShare);
  }
}
