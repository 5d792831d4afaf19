package io.sealport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Sealport server in a process of its own, as it is shipped. */
final class BenchServer implements AutoCloseable {

  private static final Pattern SERVING =
      Pattern.compile("serving http://127.0.0.1:(\\d+) and https://127.0.0.1:(\\d+)");
  private static final long PATIENCE_MS = 60_000;

  private final Child process;
  private final int http;
  private final int https;

  private BenchServer(Child process, int http, int https) {
    this.process = process;
    this.http = http;
    this.https = https;
  }

  static BenchServer start(Lab lab, BenchHome home) throws IOException, InterruptedException {
    List<String> command = lab.server();
    command.addAll(home.serve("--http-port", "0", "--https-port", "0"));
    Path log = lab.fresh("server.log");
    Child process = lab.start(log, command);
    for (long waited = 0; waited < PATIENCE_MS && process.isAlive(); waited += 20) {
      Matcher found = SERVING.matcher(Files.readString(log));
      if (found.find()) {
        return new BenchServer(
            process, Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
      }
      Thread.sleep(20);
    }
    process.close();
    throw new WrongAnswerException("the server did not start: " + Files.readString(log).strip());
  }

  int httpPort() {
    return http;
  }

  String http() {
    return "http://127.0.0.1:" + http;
  }

  /** By name: the certificate is for localhost. */
  String https() {
    return "https://localhost:" + https;
  }

  /** Time on a core since its start. */
  Duration cpu() {
    return process.cpu();
  }

  long residentMiB() throws IOException {
    return process.residentMiB();
  }

  @Override
  public void close() {
    process.close();
  }
}
